"""The reconciliation protocol of OpenRefine: which actor of the graph does a cell of somebody's table mean?"""
