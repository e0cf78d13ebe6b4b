//! What is judged of a directive without setting it, with the documentation of each.

use crate::words::diagnostic::Severity::{Error, Note, Warning};
use crate::words::rule::{RuleInfo, Words, rules};

rules! {
    SYMBOL_SPACE: "ky-hieu-co-khoang-trang", Error, "II.3.c", "ký hiệu có khoảng trắng", "a space in the symbol",
        "giữa các nhóm chữ có gạch nối, không cách chữ", "groups are joined by hyphens without spaces", "sai: UBND - VX · đúng: UBND-VX";
    SYMBOL_YEAR: "so-ky-hieu-co-nam", Warning, "II.3.b", "ký hiệu có năm", "a year in the symbol",
        "chỉ văn bản quy phạm pháp luật ghi năm trong số, ký hiệu", "only legal documents carry the year", "sai: 2020/UBND-VX · đúng: UBND-VX";
    SYMBOL_FORM: "so-ky-hieu-sai-dang", Error, "II.3.b", "ký hiệu không đúng cách ghi của loại văn bản", "the symbol is not in the form of the kind",
        "ký hiệu cho biết loại văn bản và cơ quan ban hành", "the symbol tells the kind and the issuer", "công văn: UBND-KGVX; kế hoạch: KH-UBND";
    SYMBOL_KIND: "ky-hieu-khac-loai", Error, "II.3.b", "chữ viết tắt trong ký hiệu không phải của loại văn bản", "the abbreviation in the symbol is of another kind",
        "chữ viết tắt tên loại theo bảng ở Phụ lục III", "abbreviations of kinds are those of Phụ lục III", "kế hoạch: KH; tờ trình: TTr";
    SYMBOL_OLD: "ky-hieu-cu", Warning, "II.3.b", "chữ viết tắt tên loại đã cũ", "an abbreviation of the older circular",
        "bảng chữ viết tắt của Thông tư 01/2011/TT-BNV không còn áp dụng", "the table of the older circular no longer applies", "sai: GN · đúng: BGN";
    SUBJECT_VV: "trich-yeu-thua-v-v", Error, "II.5.b", "trích yếu của văn bản có tên loại bắt đầu bằng “V/v”", "the subject of a titled kind begins with V/v",
        "“V/v” chỉ dùng cho công văn", "V/v is for official letters only", "sai: V/v triển khai … · đúng: Triển khai …";
    SUBJECT_STOP: "trich-yeu-thua-dau-cham", Warning, "II.5.a", "trích yếu kết thúc bằng dấu chấm", "the subject ends with a full stop",
        "trích yếu là một cụm từ hoặc câu ngắn, mẫu không có dấu chấm cuối", "the subject is a phrase; the models end it without a stop", "";
    SAME_AS_ABOVE_MISSING: "noi-nhan-thieu-nhu-tren", Error, "II.9.b", "có Kính gửi mà Nơi nhận không có “Như trên”", "addressees without “Như trên”",
        "phần thứ hai của nơi nhận bắt đầu bằng “Như trên”", "the recipients begin with “Như trên”", "noi_nhan = [\"Như trên\", …]";
    SAME_AS_ABOVE_EXTRA: "noi-nhan-thua-nhu-tren", Warning, "II.9.c", "Nơi nhận có “Như trên” mà không có Kính gửi", "“Như trên” without addressees",
        "không có phần Kính gửi thì không biết “trên” là ai", "without addressees there is no “above”", "";
    SAME_AS_ABOVE_VARIANT: "noi-nhan-nhu-kinh-gui", Note, "II.9.b", "Nơi nhận ghi “Như Kính gửi”", "“Như Kính gửi” for “Như trên”",
        "Nghị định dùng từ “Như trên”; “Như Kính gửi” là thói quen của một số cơ quan", "the decree's words are “Như trên”", "";
    FILING_MISSING: "noi-nhan-thieu-luu", Error, "II.9.d", "Nơi nhận không có dòng “Lưu”", "no filing line",
        "dòng cuối cùng của nơi nhận là “Lưu: VT, …”", "the last line of the recipients is “Lưu: VT, …”", "luu = \"VT, KGVX\"";
    FILING_NO_VT: "luu-thieu-vt", Error, "II.9.d", "dòng “Lưu” không có chữ VT", "the filing line lacks VT",
        "văn bản đi được lưu một bản tại Văn thư", "one copy is filed with the registry", "luu = \"VT, KGVX\"";
    AUTHORITY_FORM: "quyen-han-sai-dang", Error, "II.7.đ", "chữ viết tắt quyền hạn không đúng dạng", "an authority mark in the wrong form",
        "viết hoa, có dấu chấm, rồi một khoảng trắng", "capitals, a full stop, a space", "sai: KT CHỦ TỊCH · đúng: KT. CHỦ TỊCH";
    NAME_TITLE: "ho-ten-co-hoc-vi", Error, "II.7.c", "trước họ tên có học hàm, học vị hoặc danh hiệu", "a degree or rank before the name",
        "trước họ tên người ký không ghi học hàm, học vị và danh hiệu", "no degree, rank or honour before the name", "sai: ThS. Nguyễn Văn A · đúng: Nguyễn Văn A";
    CITATION_FORM: "vien-dan-sai-dang", Warning, "II.6.b", "viện dẫn văn bản thiếu hoặc thừa dấu, từ", "a citation in the wrong form",
        "viện dẫn gồm tên loại, chữ “số”, số và ký hiệu, thời gian, cơ quan, trích yếu", "a citation has kind, number, date, issuer, subject", "Quyết định số 1373/QĐ-TTg ngày 30 tháng 7 năm 2021";
    CITATION_FIRST: "vien-dan-thieu-ngay", Warning, "II.6.b", "lần đầu viện dẫn không ghi ngày ban hành", "the first citation has no date",
        "lần đầu phải ghi đầy đủ, các lần sau chỉ ghi tên loại và số, ký hiệu", "in full the first time, short later", "";
    CITATION_AGAIN: "vien-dan-lap-day-du", Note, "II.6.b", "viện dẫn lại mà vẫn ghi đầy đủ", "a later citation in full",
        "các lần sau chỉ ghi tên loại và số, ký hiệu", "later citations give kind and number only", "";
    CITATION_LAW: "vien-dan-luat-co-so", Error, "II.6.b", "viện dẫn Luật, Pháp lệnh kèm số, ký hiệu", "a law cited with its number",
        "với Luật và Pháp lệnh chỉ ghi tên loại và tên", "laws are cited by kind and name", "sai: Luật Lưu trữ số 33/2024/QH15 · đúng: Luật Lưu trữ";
    CITED_DATE_UNREAL: "ngay-vien-dan-khong-co-that", Error, "II.6.b", "ngày trong văn bản không có trong lịch", "a date in the text that is not in the calendar",
        "ngày ghi sai làm sai viện dẫn hoặc sai thời hạn", "a wrong date makes a wrong citation or deadline", "ngày 31 tháng 4";
    CITED_DATE_LATER: "ngay-vien-dan-sau-ngay-ban-hanh", Warning, "II.6.b", "văn bản viện dẫn có ngày sau ngày ban hành", "a cited document dated after this one",
        "không thể viện dẫn văn bản chưa ban hành", "a document not yet issued can't be cited", "";
    CITED_DATE_ZERO: "ngay-thieu-so-khong", Warning, "II.4.b", "ngày dưới 10 hoặc tháng 1, 2 thiếu số 0", "a day below 10 or month 1, 2 without its zero",
        "ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 ở trước", "these carry a leading zero", "sai: ngày 5 tháng 3 · đúng: ngày 05 tháng 3";
    DEADLINE_PAST: "han-truoc-ngay-ban-hanh", Warning, "", "hạn trước ngày ban hành", "a deadline before the date of issue",
        "việc không thể phải xong trước khi được giao", "a task can't be due before it is given", "";
    DEADLINE_WEEKEND: "han-vao-cuoi-tuan", Note, "", "hạn rơi vào thứ Bảy hoặc Chủ nhật", "a deadline on a weekend",
        "cơ quan nhận không làm việc ngày đó", "offices are closed on that day", "";
    ANNEX_MISSING: "phu-luc-khong-duoc-nhac", Warning, "III.1.a", "có phụ lục hoặc tài liệu gửi kèm nhưng nội dung không nhắc tới", "an enclosure the text does not mention",
        "trong văn bản phải có chỉ dẫn về phụ lục", "the text must refer to its annexes", "(Phụ lục kèm theo)";
    ANNEX_UNREFERRED: "phu-luc-khong-duoc-vien-dan", Error, "III.1.a", "nội dung không chỉ dẫn tới một phụ lục", "the text does not refer to an annex",
        "văn bản có phụ lục thì trong văn bản phải có chỉ dẫn về phụ lục đó", "the text must refer to each of its annexes", "(chi tiết tại Phụ lục II kèm theo)";
    ANNEX_UNKNOWN: "phu-luc-khong-co", Warning, "III.1.a", "nội dung chỉ dẫn tới phụ lục không có", "the text refers to an annex that is not there",
        "người đọc tìm phụ lục ấy mà không thấy", "the reader looks for it in vain", "chỉ có Phụ lục I mà viết “tại Phụ lục II kèm theo”";
    JOINT_TWICE: "co-quan-ban-hanh-trung", Error, "", "một cơ quan được ghi hai lần trong các cơ quan cùng ban hành", "a body named twice among the issuers",
        "văn bản liên tịch có mỗi cơ quan một tên, một người ký", "each body has one name and one signer", "";
    JOINT_SYMBOL: "ky-hieu-thieu-co-quan", Warning, "II.3.b", "ký hiệu chung của văn bản liên tịch không đủ chữ viết tắt của các cơ quan", "the shared symbol of a joint document does not name every issuer",
        "ký hiệu cho biết những cơ quan nào ban hành", "the symbol tells which bodies issue the document", "kế hoạch của Sở Nội vụ và Sở Tài chính: KH-SNV-STC";
    KIND_WORD: "loai-khac-noi-dung", Warning, "", "lời văn tự gọi tên một loại văn bản khác", "the text calls itself another kind",
        "thường do chép từ văn bản khác", "mostly left over from another document", "kế hoạch mà viết “Nhận được Công văn này”";
    ISSUER_SYMBOL: "ky-hieu-khac-co-quan", Warning, "II.3.b", "ký hiệu không có chữ viết tắt của cơ quan ban hành", "the symbol does not name the issuer",
        "ký hiệu gồm chữ viết tắt tên cơ quan hoặc chức danh ban hành", "the symbol carries the issuer's abbreviation", "Ủy ban nhân dân: UBND";
    DISTRICT: "cap-huyen-da-bo", Warning, "", "nêu cơ quan cấp huyện như đang hoạt động, sau ngày 01/7/2025", "a district body named after 1 July 2025",
        "từ 01/7/2025 chính quyền địa phương có hai cấp: tỉnh và xã", "since then there are provinces and communes only", "";
    CAPITAL: "viet-hoa-sai", Warning, "Phụ lục II", "viết hoa không theo Phụ lục II", "capital letters not by Phụ lục II",
        "Phụ lục II quy định viết hoa trong văn bản hành chính", "Phụ lục II rules capital letters", "sai: khoản 2 điều 5 · đúng: khoản 2 Điều 5";
    SCRIPT: "chi-so-viet-ngang", Note, "", "chỉ số viết ngang hàng chữ: m2, CO2", "a raised or lowered figure on the line: m2, CO2",
        "m², CO₂ dễ đọc hơn và đúng quy ước đo lường", "m² and CO₂ are how units and formulas are written", "m2 viết là m^2^, CO2 viết là CO~2~";
    SPACE_BEFORE: "khoang-trang-truoc-dau", Warning, "", "có khoảng trắng trước dấu câu", "a space before punctuation",
        "dấu câu đi liền chữ trước nó", "punctuation joins the word before it", "sai: Chính phủ . · đúng: Chính phủ.";
    SPACE_AFTER: "thieu-khoang-trang-sau-dau", Warning, "", "thiếu khoảng trắng sau dấu câu", "no space after punctuation",
        "sau dấu câu có một khoảng trắng", "a space follows punctuation", "sai: sở,ngành · đúng: sở, ngành";
    TONE_MIXED: "dau-thanh-khong-nhat-quan", Note, "", "cùng văn bản có cả hòa và hoà", "both hòa and hoà in one document",
        "Nghị định không quy định vị trí dấu, nhưng một văn bản nên dùng một cách", "not ruled by the decree, but one document should use one", "";
    QUOTES: "ngoac-khong-can", Warning, "", "dấu ngoặc mở mà không đóng, hoặc ngược lại", "a quotation mark or bracket without its mate",
        "người đọc không biết lời dẫn kết thúc ở đâu", "the reader can't see where the quotation ends", "";
}

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn ids_are_unique_and_kebab_case() {
        let mut ids: Vec<_> = RULES.iter().map(|r| r.id).collect();
        assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), RULES.len());
    }
}
