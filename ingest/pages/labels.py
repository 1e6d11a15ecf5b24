"""The words that pages print at a day, which tell whether it is that of the publication, of a change, or of something else."""

import re
from typing import NamedTuple


class Words(NamedTuple):
    """Beginnings of words: those in ASCII, and the others, which are not looked for in a text that is all ASCII."""

    plain: re.Pattern[str]
    others: re.Pattern[str]

    @classmethod
    def of(cls, plain: str, others: str) -> "Words":
        """Compile two alternations."""
        return cls(re.compile(plain, re.IGNORECASE), re.compile(others, re.IGNORECASE))

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first of the words, case aside."""
        return self.plain.search(text) or (None if text.isascii() else self.others.search(text))


# Where a beginning means other things too, the phrase stands whole.
PUBLISHED = Words.of(
    r"publi[sczk]|pubblic|posted|first aired|issued|submitted|erstellt|erschienen|gespeichert von|eingestellt|\bdatum\b"
    r"|mise? en ligne|fecha de|gepubliceerd|geplaatst|julkaistu|opublik|dodano|objav|megjelen|avaldatud|paskelbt"
    r"|eklenme|diterbit|dipublik|ditayang",
    r"veröff|publié|oluşturul|vydáno|közzét|yayın|giriş tarih|ngày đăng|đăng (?:lúc|ngày)|опублик|опублік|публикув|објав"
    r"|δημοσ|αναρτ|פורסם|نشر|انتشار|شائع|प्रकाशित|প্রকাশ|เผยแพร่|发布|發布|发表|發表|刊登|公開|掲載|投稿|配信|입력|등록일|게시|հրապարակ|გამოქვეყნ",
)
UPDATED = Words.of(
    r"updat|modif|modyfik|edited|changed|revis(?!t|or)|reviewed|corrected|expires|aktualis|aktualiz|\bstand\b"
    r"|actualiz|actualitz|atualiz|aggiorn|bijgewerkt|uppdat|oppdat|opdat|endret|muokat|uuendat|muudet|upraven"
    r"|izmijenj|posodob|diperbarui|diubah",
    r"geändert|änderung|mis à jour|màj|ändrad|ændret|päivitet|ažurir|frissít|módosít|güncel|yenilən|cập nhật"
    r"|обнов|оновл|изменен|змінен|ажурир|измењ|ενημερώ|τελευταία ενημ|עודכן|עדכון|تحديث|تعديل|به‌روز|به روز|بروز ?رسانی|ویرایش"
    r"|اپ ڈیٹ|अपडेट|अद्यतन|संशोधित|হালনাগাদ|আপডেট|อัปเดต|อัพเดท|แก้ไข|ปรับปรุง|更新|修正|修订|수정|업데이트|թարմաց|განახლ",
)
# Days of other things that pages print: of those who write, of what happens, of what is valid.
OTHER = Words.of(
    r"regist|joined|member since|mitglied seit|beigetreten|geboren|born|valid|copyright|aktuelle zeit|today|heute ist|foto",
    r"gültig|©",
)
