"""Words at a day tell what day it is, in the languages of the pages."""

import pytest

from ingest.pages.labels import OTHER, PUBLISHED, UPDATED

WORDS = [
    ("Published on", "Last updated on"),
    ("Veröffentlicht am", "Zuletzt geändert am"),
    ("Publié le", "Mis à jour le"),
    ("Publicado el", "Actualizado el"),
    ("Publicerad", "Uppdaterad"),
    ("Opublikowano", "Zaktualizowano"),
    ("Publikováno", "Aktualizováno"),
    ("Objavljeno", "Ažurirano"),
    ("Közzétéve", "Frissítve"),
    ("Yayınlanma", "Güncellenme"),
    ("Diterbitkan", "Diperbarui"),
    ("Ngày đăng", "Cập nhật"),
    ("Опубликовано", "Изменено"),
    ("Опубліковано", "Оновлено"),
    ("Публикувано", "Обновена"),
    ("Δημοσιεύτηκε", "Ενημερώθηκε"),
    ("פורסם", "עודכן"),
    ("تاريخ النشر", "آخر تحديث"),
    ("تاریخ انتشار", "آخرین به‌روزرسانی"),
    ("प्रकाशित", "अपडेटेड"),
    ("เผยแพร่", "อัปเดต"),
    ("发表于", "修订于"),
    ("公開日", "更新日"),
    ("입력", "수정"),
]


@pytest.mark.parametrize(("published", "updated"), WORDS, ids=[published for published, _ in WORDS])
def test_published_and_updated_are_told_apart(published: str, updated: str):
    assert PUBLISHED.search(published)
    assert not UPDATED.search(published)
    assert UPDATED.search(updated)
    assert not PUBLISHED.search(updated)
    assert not OTHER.search(published)


@pytest.mark.parametrize("word", ["Understanding", "Revista", "Outstanding debts", "By Ana Novak", "đăng nhập"])
def test_words_that_only_begin_or_end_alike_say_nothing(word: str):
    assert not PUBLISHED.search(word)
    assert not UPDATED.search(word)
