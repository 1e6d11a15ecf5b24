"""The words that pages print at a day, which tell whether it is that of the publication, of a change, or of something else."""

import re

# Beginnings of words, by groups of languages; where a beginning means other things too, the phrase stands whole.
PUBLISHED = re.compile(
    r"publi[sczké]|pubblic|posted|first aired|issued|submitted|veröff|erstellt|erschienen|gespeichert von|eingestellt|\bdatum\b"
    r"|mise? en ligne|fecha de|gepubliceerd|geplaatst|julkaistu|opublik|dodano|vydáno|objav|közzét|megjelen|avaldatud|paskelbt"
    r"|yayın|giriş tarih|oluşturul|eklenme|diterbit|dipublik|ditayang|ngày đăng|đăng (?:lúc|ngày)|опублик|опублік|публикув|објав"
    r"|δημοσ|αναρτ|פורסם|نشر|انتشار|شائع|प्रकाशित|প্রকাশ|เผยแพร่|发布|發布|发表|發表|刊登|公開|掲載|投稿|配信|입력|등록일|게시|հրապարակ|გამოქვეყნ",
    re.IGNORECASE,
)
UPDATED = re.compile(
    r"updat|modif|modyfik|edited|changed|revis(?!t|or)|reviewed|corrected|expires|aktualis|aktualiz|\bstand\b|geändert|änderung|mis à jour|màj"
    r"|actualiz|actualitz|atualiz|aggiorn|bijgewerkt|uppdat|oppdat|opdat|ändrad|ændret|endret|päivitet|muokat|uuendat|muudet|upraven"
    r"|ažurir|izmijenj|posodob|frissít|módosít|güncel|yenilən|cập nhật|diperbarui|diubah|обнов|оновл|изменен|змінен|ажурир|измењ"
    r"|ενημερώ|τελευταία ενημ|עודכן|עדכון|تحديث|تعديل|به‌روز|به روز|بروز ?رسانی|ویرایش|اپ ڈیٹ|अपडेट|अद्यतन|संशोधित|হালনাগাদ|আপডেট"
    r"|อัปเดต|อัพเดท|แก้ไข|ปรับปรุง|更新|修正|修订|수정|업데이트|թարմաց|განახლ",
    re.IGNORECASE,
)
# Days of other things that pages print: of those who write, of what happens, of what is valid.
OTHER = re.compile(
    r"regist|joined|member since|mitglied seit|beigetreten|geboren|born|gültig|valid|©|copyright|aktuelle zeit|today|heute ist|foto",
    re.IGNORECASE,
)
