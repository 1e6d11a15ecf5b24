"""An HTML page -> the article in it: its body, the day it was printed, and what it says about itself."""
