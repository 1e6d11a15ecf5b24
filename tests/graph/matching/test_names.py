"""Names of diplomats compared: what is one person's, what is two people's, and what a name alone cannot tell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.matching.names import compare_names, is_partial, is_rare, name_keys
from graph.matching.tokens import load_words, read_name

SAME = [
    # Arabic, Persian and Hebrew names as papers spell them
    ("Muammar Gaddafi", "Moammar Qadhafi"),
    ("Bashar al-Assad", "Bashar Assad"),
    ("Walid Muallem", "Walid al-Moallem"),
    ("Faisal Mekdad", "Faisal al-Miqdad"),
    ("Hosni Mubarak", "Husni Mubarak"),
    ("Abdel Fattah el-Sisi", "Abd al-Fattah as-Sisi"),
    ("Abdelaziz Bouteflika", "Abd al-Aziz Bouteflika"),
    ("Mohammed bin Salman", "Muhammad bin Salman"),
    ("Nouri al-Maliki", "Nuri al-Maliki"),
    ("Adel al-Jubeir", "Adil al-Jubayr"),
    ("Khaled Mashal", "Khalid Meshaal"),
    ("Mohamed ElBaradei", "Mohammed al-Baradei"),
    ("Mohammad Bagher Ghalibaf", "Mohammad-Baqer Qalibaf"),
    ("Hassan Rouhani", "Hasan Ruhani"),
    ("Javad Zarif", "Mohammad Javad Zarif"),
    ("Lakhdar Brahimi", "Lakdar Ibrahimi"),
    ("Yitzhak Rabin", "Itzhak Rabin"),
    ("Benjamin Netanyahu", "Binyamin Netanyahu"),
    # Cyrillic and other alphabets, and what German, French and Ukrainian papers make of them
    ("Sergey Lavrov", "Sergei Lavrov"),
    ("Vladimir Putin", "Vladimir Poutine"),
    ("Mikhail Gorbachev", "Michail Gorbatschow"),
    ("Boris Yeltsin", "Boris Jelzin"),
    ("Dmitry Medvedev", "Dimitri Medwedew"),
    ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
    ("Aleksandr Lukashenko", "Alyaksandr Lukashenka"),
    ("Sergey Lavrov", "Сергей Лавров"),
    ("Slobodan Milosevic", "Слободан Милошевић"),
    ("Alexis Tsipras", "Αλέξης Τσίπρας"),
    ("Nikol Pashinyan", "Նիկոլ Փաշինյան"),
    ("Narendra Modi", "नरेन्द्र मोदी"),
    ("Muammar Gaddafi", "معمر القذافي"),
    ("Ali Abdullah Saleh", "علي عبد الله صالح"),
    ("Ariel Sharon", "אריאל שרון"),
    # Chinese, Korean and Japanese: order, hyphens, characters
    ("Xi Jinping", "习近平"),
    ("Xi Jinping", "Jinping Xi"),
    ("Wang Yi", "王毅"),
    ("Kim Jong Un", "Kim Jong-un"),
    ("Kim Jong Un", "김정은"),
    ("Ban Ki-moon", "반기문"),
    ("Shinzo Abe", "Abe Shinzo"),
    ("Barack Obama", "バラク・オバマ"),
    # short forms, middle names, order, titles, accents
    ("Tony Blair", "Anthony Blair"),
    ("Bill Clinton", "William Jefferson Clinton"),
    ("Joe Biden", "Joseph R. Biden Jr."),
    ("Jim Baker", "James A. Baker III"),
    ("George Bush", "George W. Bush"),
    ("George W. Bush", "George Walker Bush"),
    ("Lavrov, Sergey", "Sergey Lavrov"),
    ("Viktor Orban", "Orbán Viktor"),
    ("António Guterres", "Antonio Guterres"),
    ("Luiz Inácio Lula da Silva", "Luis Inacio Lula da Silva"),
    ("Nicolás Maduro Moros", "Nicolas Maduro"),
    ("Ursula von der Leyen", "Ursula Leyen"),
    ("Ayatollah Ali Khamenei", "Sayyid Ali Khamenei"),
    ("Boutros Boutros-Ghali", "Butros Butros Ghali"),
]
DIFFERENT = [
    ("George H. W. Bush", "George W. Bush"),
    ("John F. Kerry", "John D. Kerry"),
    ("Donald Trump Jr.", "Donald Trump Sr."),
    ("Pope John Paul II", "Pope John Paul I"),
    ("Bashar al-Assad", "Hafez al-Assad"),
    ("Bashar al-Assad", "Maher al-Assad"),
    ("Hosni Mubarak", "Gamal Mubarak"),
    ("Saad Hariri", "Rafik Hariri"),
    ("Ilham Aliyev", "Heydar Aliyev"),
    ("Nawaz Sharif", "Shehbaz Sharif"),
    ("Indira Gandhi", "Rajiv Gandhi"),
    ("Raul Castro", "Fidel Castro"),
    ("Bill Clinton", "Hillary Clinton"),
    ("Condoleezza Rice", "Susan Rice"),
    ("John Bolton", "Joshua Bolten"),
    ("Ali Larijani", "Sadeq Larijani"),
    ("Ali Khamenei", "Ruhollah Khomeini"),
    ("Mohammed bin Salman", "Mohammed bin Zayed"),
    ("Salman bin Abdulaziz", "Abdullah bin Abdulaziz"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("Wang Yi", "Wang Yang"),
    ("Li Keqiang", "Li Peng"),
    ("Hu Jintao", "Wen Jiabao"),
    ("Viktor Yanukovych", "Viktor Yushchenko"),
    ("Lech Kaczynski", "Jaroslaw Kaczynski"),
    ("Cristina Kirchner", "Nestor Kirchner"),
    ("Jens Stoltenberg", "Thorvald Stoltenberg"),
    ("Ehud Barak", "Ehud Olmert"),
    ("Helmut Kohl", "Helmut Schmidt"),
    ("Michael Pence", "Mike Pompeo"),
    ("Charles Michel", "Michel Barnier"),
    ("Uhuru Kenyatta", "Jomo Kenyatta"),
]
UNDECIDED = [
    ("Lavrov", "Sergey Lavrov"),
    ("President Putin", "Vladimir Putin"),
    ("Lula", "Luiz Inácio Lula da Silva"),
    ("De Gaulle", "Charles de Gaulle"),
    ("Ayatollah Khamenei", "Ali Khamenei"),
    ("Kim Jong Il", "Kim Il Sung"),
    ("Henry Kissinger", "Heinz Kissinger"),
    ("Norodom Sihanouk", "Norodom Sihamoni"),
    ("Hu Jintao", "温家宝"),
    ("Sergey Lavrov", "Сергей Рябков"),
]
FULL = sorted({name for pair in (*SAME, *DIFFERENT) for name in pair if len(read_name(name).tokens) > 1})
LATIN = [name for name in FULL if read_name(name).script == "latin" and "," not in name]
TITLES = ("Mr.", "Mrs", "Dr.", "Sir", "President", "Minister", "Ambassador", "General", "Sheikh", "Ayatollah")
names = st.one_of(st.sampled_from(FULL), st.text(max_size=24))


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_name_are_the_same(left: str, right: str) -> None:
    found = compare_names(left, right)
    assert found.same, found
    assert not found.conflict
    assert found.score > found.least


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_names_that_exclude_each_other_are_in_conflict(left: str, right: str) -> None:
    found = compare_names(left, right)
    assert not found.same, found
    assert found.conflict
    assert found.score <= 0.5


PRINTED = [
    ("Hu Jintao", "Hu Jin-tao"), ("Mahmoud Ahmadinejad", "Mahmud Ahmadi-Nejad"), ("Ban Ki-moon", "Ban Kimoon"), ("Yulia Tymoshenko", "Julia Timoshenko"),
    ("Aleksandr Lukashenko", "Alyaksandr Lukashenka"), ("Viktor Yanukovich", "Victor Yanukovych"), ("Mohamed Morsi", "Mohammed Mursi"),
    ("Hosni Mubarak", "Husni Mubarak"), ("Abdullah Gul", "Abdulla Gül"), ("Mikheil Saakashvili", "Mikhail Saakashvili"), ("Ziad Qasem", "Ziyad Qassem"),
    ("Omar al-Bashir", "Umar Hassan al-Bashir"), ("Ehud Barak", "Ehud Baraq"), ("Kim Jong-il", "Kim Chong-il"), ("Manouchehr Mottaki", "Manuchehr Motaki"),
    ("Gurbanguly Berdimuhamedow", "Kurbanguly Berdymukhamedov"), ("Islam Karimov", "Islom Karimow"), ("Nikola Gruevski", "Nikolas Gruevsky"),
    ("Kassym-Jomart Tokayev", "Qasym Zhomart Toqaev"), ("Tom Harkin", "Thomas Harkin"),
]  # fmt: skip
ALIKE = [
    ("John Kelly", "John F. Kerry"), ("James Baker", "James Barker"), ("Judith Collins", "Judith Cummins"), ("Mark Robinson", "Mary Robinson"), ("Raul Castro", "Ramon Castro"),
    ("John Mason", "John Maxton"), ("Robert Gates", "Robert Gibbs"), ("Mohammad Khatami", "Mohammad Khazaee"), ("Hu Jintao", "Hu Jia"), ("Zhang Wei", "Zhang Wen"),
    ("Halifa Sallah", "Khaled Al-Jarallah"), ("Huang Shih-ming", "Thiha Thura Tin Aung Myint Oo"), ("Ali Abdullah Saleh", "Abdulla Ali Aleiwa"), ("Wang Huning", "Yoon Kwang Ung"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), PRINTED)
def test_spellings_of_newspapers_are_of_one_name(left: str, right: str) -> None:
    assert compare_names(left, right).same


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_alike_names_of_two_people_are_two(left: str, right: str) -> None:
    found = compare_names(left, right)
    assert not found.same, found
    assert found.score < 0.55  # from there on people of one country and time are joined


SYLLABLES = [
    ("Kim Jae-hyon", "Kim Jae-hyun"), ("Park Chong-su", "Pak Jong Soo"), ("Choi Tae-gwan", "Choe Tae-kwan"), ("Kim Un-chol", "Kim Eun-cheol"),
    ("Yoon Sang-mi", "Sang-mi Yoon"), ("Teng Wei-shan", "Deng Wei-shan"), ("Bob Chang", "Rob Chang"), ("Ly Sok Chea", "Ly Sok-chea"),
]  # fmt: skip
OTHER_SYLLABLES = [
    ("Cho Min-yong", "Cho Min-yul"), ("Kim Yong-su", "Kim Sok Su"), ("Wang Bi", "Wang Li"), ("Pham Duc Minh", "Pham Minh Chinh"), ("Nguyen Tan Phuc", "Nguyen Van Phuc"),
    ("Kim Sung", "Kim Moo-sung"), ("Roh Min Hyun", "Ri Su Yong"), ("Liu Yandong", "Ri Su Yong"), ("Patrick Duvall", "Duval Patrick"),
    ("Nasser al-Karim", "Karim bin Talal Al Nasser"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), SYLLABLES)
def test_a_syllable_in_another_spelling_is_the_same(left: str, right: str) -> None:
    assert compare_names(left, right).same


@pytest.mark.parametrize(("left", "right"), OTHER_SYLLABLES)
def test_who_differs_in_a_syllable_or_in_what_is_the_family_is_another_as_far_as_names_tell(
    left: str, right: str
) -> None:
    found = compare_names(left, right)
    assert found.score <= 0.25, found


def test_it_says_that_given_names_differ_in_a_syllable() -> None:
    assert "the given names, or the families, are other syllables" in compare_names("Cho Min-yong", "Cho Min-yul").why
    assert (
        "what is the family in one is the given name in the other"
        in compare_names("Patrick Duvall", "Duval Patrick").why
    )


@pytest.mark.parametrize(
    ("left", "right"), [("M.R. Sharma", "Kamal Sharma"), ("A. Morel", "Luc Morel"), ("H. Karim", "Bashar Karim")]
)
def test_a_surname_with_initials_that_fit_nothing_is_anothers(left: str, right: str) -> None:
    assert compare_names(left, right).conflict


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("W. Morel", "Bill Morel"),
        ("T. Harris", "Anthony Harris"),
        ("J.W. Hall", "James Hall"),
        ("D. Holm", "Dana K. Holm"),
    ],
)
def test_initials_fit_short_and_full_forms_of_a_name(left: str, right: str) -> None:
    assert not compare_names(left, right).conflict


def test_who_is_known_by_a_given_name_is_called_as_it_is_spelt() -> None:
    assert compare_names("Francis", "François Morel").score <= 0.25
    assert compare_names("Francis", "Francis Morel").score == 0.5
    assert compare_names("Morell", "Luc Morel").score == 0.5


def test_a_letter_between_hyphens_is_no_initial() -> None:
    assert read_name("Somchai Chan-o-cha").tokens == read_name("Somchai Chan-ocha").tokens
    assert read_name("J-P Morel").initials == ("j", "p")


def test_what_is_a_title_elsewhere_is_a_name_behind_an_east_asian_family() -> None:
    assert read_name("Nguyen Tan Phuc").tokens == ("nguyen", "tan", "phuc")


@pytest.mark.parametrize("name", ["Chief of Staff ({})", "Hassan Ali ({})"])
def test_what_is_added_in_brackets_tells_apart(name: str) -> None:
    found = compare_names(name.format("Georgia"), name.format("Afghanistan"))
    assert found.conflict
    assert found.why == ("'(afghanistan)' and '(georgia)' are added to tell them apart",)
    assert compare_names(name.format("Georgia"), name.format("georgia")).same
    assert compare_names(name.format("Georgia"), name.removesuffix(" ({})")).same


def test_reasons_tell_how_alike_names_differ() -> None:
    assert (
        "'Kelly' and 'Kerry' are alike (0.88) and differ as two names do"
        in compare_names("John Kelly", "John F. Kerry").why
    )
    assert (
        "'Morsi' and 'Mursi' can be spellings of one name (1.00)" in compare_names("Mohamed Morsi", "Mohamed Mursi").why
    )


@pytest.mark.parametrize(("left", "right"), UNDECIDED)
def test_what_names_alone_cannot_tell_is_neither(left: str, right: str) -> None:
    found = compare_names(left, right)
    assert not found.same, found
    assert not found.conflict


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("George H. W. Bush", "George W. Bush", "the initials H W and W differ"),
        ("Donald Trump Jr.", "Donald Trump Sr.", "one is jr, the other sr of the name"),
        ("Hosni Mubarak", "Gamal Mubarak", "'Gamal' and 'Hosni' are two names"),
        ("Lavrov, Sergey", "Сергей Лавров", "the names are the same"),
        ("Tony Blair", "Anthony Blair", "'Blair' is in both"),
        ("Javad Zarif", "Mohammad Javad Zarif", "'Mohammad' is only in one"),
        ("", "Sergey Lavrov", "one is no name, or initials only"),
        ("(politician)", "…", "one is no name, or initials only"),
    ],
)
def test_it_says_why(left: str, right: str, reason: str) -> None:
    assert reason in compare_names(left, right).why


@pytest.mark.parametrize(
    "name", ["Lavrov", "Lula", "Mr. Putin", "al-Assad", "Assad (Syria)", "Путин", "bin Laden", "Pope Francis"]
)
def test_one_token_is_a_partial_name(name: str) -> None:
    assert is_partial(name)


@pytest.mark.parametrize(
    "name", ["Sergey Lavrov", "J. Kerry", "习近平", "Abd al-Rahman al-Rashid", "Bashar al-Assad", "Elizabeth II"]
)
def test_two_tokens_are_a_whole_name(name: str) -> None:
    assert not is_partial(name)


@pytest.mark.parametrize(
    ("part", "whole"), [("Lavrov", "Sergey Lavrov"), ("Obama", "Barack Obama"), ("Abe", "Shinzo Abe")]
)
def test_a_surname_alone_is_never_enough(part: str, whole: str) -> None:
    assert compare_names(part, whole).score == 0.5


# In scripts that write no vowels a key can miss, as it can where two systems spell Chinese: see docs/names.md.
KEYLESS = {("Ariel Sharon", "אריאל שרון"), ("Lakhdar Brahimi", "Lakdar Ibrahimi")}


@pytest.mark.parametrize(("left", "right"), [pair for pair in SAME if pair not in KEYLESS])
def test_spellings_of_one_name_meet_under_a_key(left: str, right: str) -> None:
    assert set(name_keys(left)) & set(name_keys(right))


@pytest.mark.parametrize(("left", "right"), [("Helmut Kohl", "Helmut Schmidt"), ("John Kerry", "John McCain")])
def test_a_given_name_of_many_is_no_key(left: str, right: str) -> None:
    assert not set(name_keys(left)) & set(name_keys(right))


@pytest.mark.parametrize("name", FULL)
def test_keys_are_few_plain_and_always_there(name: str) -> None:
    keys = name_keys(name)
    assert 1 <= len(keys) <= 8
    assert all(key.isalnum() and key == key.lower() for key in keys)


@settings(deadline=None)
@given(names, names)
def test_the_order_of_the_two_does_not_matter(left: str, right: str) -> None:
    assert compare_names(left, right) == compare_names(right, left)


@settings(deadline=None)
@given(names, names)
def test_any_two_texts_get_a_score_and_reasons(left: str, right: str) -> None:
    found = compare_names(left, right)
    assert 0 <= found.score <= 1
    assert found.why
    assert not (found.same and found.conflict)


@settings(deadline=None)
@given(names)
def test_a_name_is_the_same_as_itself(name: str) -> None:
    found = compare_names(name, name)
    assert found.score == (1.0 if read_name(name).order else 0.0)
    assert name_keys(name) == name_keys(name)


@settings(deadline=None)
@given(st.sampled_from(LATIN), st.sampled_from(FULL), st.sampled_from(TITLES))
def test_a_title_says_nothing(left: str, right: str, title: str) -> None:
    assert compare_names(f"{title} {left}", right).score == compare_names(left, right).score
    assert name_keys(f"{title} {left}") == name_keys(left)


@settings(deadline=None)
@given(st.sampled_from(FULL), st.sampled_from(FULL))
def test_case_and_spaces_say_nothing(left: str, right: str) -> None:
    plain = compare_names(left, right)
    assert compare_names(f"  {left.replace(' ', '  ')} ", right).score == plain.score
    if not read_name(left).generation:  # all in capitals, a Roman number cannot be told from a name
        assert compare_names(left.upper(), right).score == plain.score


def test_titles_of_the_test_are_titles_of_the_data() -> None:
    assert {title.strip(".").lower() for title in TITLES} <= load_words().titles


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("George H.W. Bush", "George W. Bush"),
        ("Mohammed VI of Morocco", "Mohammed V of Morocco"),
        ("Pius XII", "Pius XI"),
        ("Benedict XVI", "Benedict XV"),
    ],
)
def test_initials_and_numbers_tell_namesakes_apart(left: str, right: str) -> None:
    assert not compare_names(left, right).same


@pytest.mark.parametrize(
    ("father", "child"),
    [
        ("Hamad Al Thani", "Tamim bin Hamad Al Thani"),
        ("Salman", "Mohammed bin Salman"),
        ("Abdulaziz bin Hamad", "Nasser bin Abdul Aziz Al Thani"),
        ("Ali", "Zine El Abidine Ben Ali"),
        ("Laden", "bin Laden"),
        ("Saud", "Ibn Saud"),
    ],
)
def test_a_father_and_his_child_exclude_each_other(father: str, child: str) -> None:
    found = compare_names(father, child)
    assert found.conflict
    assert not found.same
    assert any("child" in reason for reason in found.why)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bin Laden", "Osama bin Laden"),
        ("Bin Salman", "Mohammed bin Salman"),
        ("Ould Daddah", "Moctar Ould Daddah"),
        ("Ben Gurion", "David Ben-Gurion"),
        ("Ben Bella", "Ahmed ben Bella"),
        ("Carson", "Ben Carson"),
    ],
)
def test_a_surname_that_begins_with_a_father_is_a_surname(one: str, other: str) -> None:
    found = compare_names(one, other)
    assert found.score == 0.5
    assert not found.conflict


@pytest.mark.parametrize(
    ("one", "other"), [("Ahmad bin Ahmad Rahimi", "Ahmad Rahimi"), ("Ben Bernanke", "Ben S. Bernanke")]
)
def test_what_is_no_father_excludes_nobody(one: str, other: str) -> None:
    assert not compare_names(one, other).conflict


def test_a_monarch_has_no_surname() -> None:
    assert compare_names("Juan Carlos I", "Juan Carlos Varela").score <= 0.5
    assert compare_names("Haile Selassie I", "Haile Selassie").score > 0.5
    assert compare_names("John Paul II", "John Paul").score > 0.5


@pytest.mark.parametrize("name", ["Chernomyrdin", "Sergey Lavrov", "Obama", "Netanyahu"])
def test_a_name_of_few_is_rare(name: str) -> None:
    assert is_rare(name)


@pytest.mark.parametrize(
    "name", ["Hussein", "Abdullah", "Salman", "Mohammed", "Smith", "Harold Wilson", "Clinton", "Bush", "Kim"]
)
def test_a_name_of_many_is_not_rare(name: str) -> None:
    assert not is_rare(name)


def test_omar_without_vowels_is_no_title() -> None:
    assert compare_names("Omar al-Bashir", "عمر البشير").same


@pytest.mark.parametrize(
    ("left", "right"), [("Lord Robertson", "George Robertson"), ("King Hussein", "King Hussein of Jordan")]
)
def test_title_excludes_nobody(left: str, right: str) -> None:
    assert not compare_names(left, right).conflict


# A mistake that is known (docs/names.md); strict, so that mending it shows here.
@pytest.mark.xfail(strict=True, reason="initials written together without dots are read as one token")
def test_known_mistake_initials_written_together() -> None:
    assert not compare_names("George HW Bush", "George W. Bush").same
