//! The source rules: what `parse` and `lint` may say, with the documentation of each.

use crate::standard::StandardId;
use crate::words::diagnostic::{Diagnostic, Severity};
use crate::words::rule::{RuleInfo, Words};

use Severity::{Error, Failure, Note, Warning};

/// Makes a diagnostic of a rule under a standard. What Thông tư 01/2011 says is known at second hand: never an error.
pub fn finding(rule: &RuleInfo, standard: StandardId, vi: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    let severity = match (rule.severity, standard) {
        (Error, StandardId::Tt01) if !rule.clause.is_empty() => Warning,
        (severity, _) => severity,
    };
    let found = Diagnostic::new(rule.id, severity, vi, en);
    match (rule.clause, standard) {
        ("", _) => found,
        (clause, StandardId::Nd30) => found.clause(standard.get().cite(clause)),
        (_, StandardId::Tt01) => found.clause(standard.get().ten.clone()),
    }
}

/// Makes a diagnostic of a rule of the program itself.
pub fn problem(rule: &RuleInfo, vi: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    finding(rule, StandardId::Nd30, vi, en)
}

macro_rules! rules {
    ($($name:ident: $id:literal, $severity:ident, $clause:literal, $vi:literal, $en:literal, $why_vi:literal, $why_en:literal, $example:literal;)*) => {
        $(
            #[doc = $en]
            pub const $name: RuleInfo = RuleInfo {
                id: $id,
                severity: $severity,
                clause: $clause,
                what: Words::new($vi, $en),
                why: Words::new($why_vi, $why_en),
                example: $example,
            };
        )*
        /// Every source rule.
        pub const RULES: &[RuleInfo] = &[$($name),*];
    };
}

rules! {
    FILE_EMPTY: "tep-rong", Failure, "", "tệp không có gì", "the file is empty",
        "không có gì để trình bày", "there is nothing to set", "`vanthu new cong-van -o cong-van.toml` viết ra một tệp để bắt đầu";
    FILE_TOO_LARGE: "tep-qua-lon", Failure, "", "tệp lớn hơn 8 MiB", "the file is larger than 8 MiB",
        "tệp lớn như vậy thường không phải là văn bản mô tả", "a file of this size is hardly a directive", "bảng lớn để ở tệp riêng: bang = { tep = \"so-lieu.xlsx\" }";
    FILE_NO_TEXT: "tep-khong-phai-van-ban-thuan", Failure, "", "tệp không phải văn bản thuần", "the file is no plain text",
        "tệp mô tả là văn bản thuần; tệp Word, PDF, bảng tính hay ảnh không đọc được", "a directive is plain text, not a file of Word, a PDF or a picture", "sai: vanthu render cong-van.docx · đúng: vanthu render cong-van.toml";
    BLANK: "cho-trong-chua-dien", Warning, "", "chỗ trống của lô chưa được điền", "a blank of a batch that is not filled",
        "chỗ trống chỉ được điền khi chạy `vanthu batch`; `vanthu render` in nó đúng như gõ", "only `vanthu batch` fills blanks; `vanthu render` prints them as they are typed", "kinh_gui = \"{{ ten_don_vi }}\"";
    FILE_NOT_UTF8: "tep-khong-utf8", Failure, "I.4", "tệp không phải UTF-8", "the file is not UTF-8",
        "chữ sai bảng mã sẽ in ra ký tự lạ", "text in another encoding prints as strange letters", "lưu tệp với Encoding: UTF-8";
    FILE_MISSING: "tep-khong-doc-duoc", Failure, "", "tệp nội dung không đọc được", "the text file can't be read",
        "nội dung trong tệp ấy là một phần của văn bản", "what is in the file belongs to the document", "noi_dung = { tep = \"noi-dung.txt\" }";
    NOTE_MISSING: "chu-thich-khong-co-loi", Failure, "", "dấu gọi chú thích không có chú thích", "a mark without its note",
        "người đọc thấy số mà không tìm được chú thích ở chân trang", "the reader sees a number and finds no note", "Số liệu quý I[^1] … và một dòng [^1]: Theo báo cáo của Sở Tài chính.";
    NOTE_UNNAMED: "chu-thich-khong-duoc-goi", Error, "", "chú thích không có dấu gọi trong văn bản", "a note that no mark calls",
        "chú thích ấy không được in", "it is not printed", "";
    NOTE_TWICE: "chu-thich-trung-ten", Failure, "", "hai chú thích cùng một tên", "two notes of one name",
        "không biết dấu gọi thuộc chú thích nào", "it is not known which one a mark calls", "[^1]: … và [^2]: …";
    NOTE_WORDS: "chu-thich-sai", Failure, "", "chú thích để trống, hoặc gọi một chú thích khác", "a note that is empty, or calls a note",
        "chú thích là lời ở chân trang, không có chú thích của chính nó", "a note stands at the foot of the page and has none of its own", "";
    LEGACY_ENCODING: "chu-ngoai-unicode", Error, "I.4", "chữ viết bằng phông TCVN3 hoặc VNI", "text typed for TCVN3 or VNI fonts",
        "Nghị định yêu cầu phông chữ tiếng Việt Unicode theo TCVN 6909:2001", "the decree asks for Unicode by TCVN 6909:2001",
        "sai: Céng hßa · đúng: Cộng hòa";
    SYNTAX: "toml-sai-cu-phap", Failure, "", "tệp không đúng cú pháp TOML", "the file is not valid TOML",
        "không đọc được thì không trình bày được", "what can't be read can't be set", "trich_yeu = \"nâng bậc lương\"";
    UNKNOWN_KEY: "khoa-khong-biet", Failure, "", "khóa không có trong tệp mô tả", "a key the program does not know",
        "khóa gõ nhầm sẽ làm mất chữ trong văn bản", "a mistyped key would silently lose words", "sai: noi_nhna · đúng: noi_nhan";
    FOREIGN_KEY: "khoa-khac-loai", Failure, "", "khóa không dùng cho loại văn bản này", "a key that this kind of document does not have",
        "điều ghi ở khóa ấy sẽ không được in ra", "what it says would not be printed", "giấy mời không có `kinh_gui`";
    MISSING_KEY: "thieu-khoa", Failure, "", "thiếu thông tin mà loại văn bản này cần", "something this kind of document needs is missing",
        "thiếu thành phần thể thức chính thì không thành văn bản", "without a main component there is no document", "";
    UNKNOWN_SIGNER: "nguoi-ky-la", Failure, "", "tên tắt của người ký không có trong hồ sơ đơn vị", "a short name that no signer of the house profile has",
        "chương trình không đoán ai ký văn bản", "the program does not guess who signs", "nguoi_ky = \"an\" cần [nguoi_ky.an] trong don-vi.toml";
    UNKNOWN_GROUP: "nhom-noi-nhan-la", Failure, "", "tên tắt của nhóm nơi nhận không có trong hồ sơ đơn vị", "a short name that no group of the house profile has",
        "nơi nhận gõ nhầm sẽ không được gửi văn bản", "a mistyped recipient would get nothing", "noi_nhan = [\"Như trên\", \"@thuong-truc\"]";
    DEVIATION_UNKNOWN: "khai-lech-sai", Failure, "", "hồ sơ đơn vị khai làm khác một quy tắc không có, hoặc không khai được", "a deviation from a rule that does not exist or can't be declared",
        "khai nhầm tên thì quy tắc ấy vẫn báo lỗi", "under a wrong name the rule would still fire", "[lech] so-trang-giua = \"…\"";
    COPY_SYMBOL: "ky-hieu-ban-sao-sai", Error, "Phụ lục I, Phần II, II.1.c", "ký hiệu bản sao không hợp với hình thức sao", "the symbol of a copy does not fit its form",
        "ký hiệu bản sao gồm chữ viết tắt hình thức sao và cơ quan sao", "it is made of the form of copy and the body that copies", "SY-UBND, SL-UBND, TrS-UBND";
    TIME_FORM: "thoi-gian-ky-sai-dang", Failure, "Phụ lục I, Phần II, I.3", "thời gian ký số không đủ ngày, giờ, phút, giây", "the time of signing lacks day, hour, minute or second",
        "bản sao điện tử ghi thời gian ký đến giây", "an electronic copy says when it was signed, to the second", "thoi_gian_ky = 2026-03-05T14:05:09";
    WRONG_TYPE: "sai-kieu", Failure, "", "giá trị sai kiểu", "a value of the wrong type",
        "giá trị không đọc được sẽ bị mất", "a value that can't be read would be lost", "sai: so = \"15\" · đúng: so = 15";
    WRONG_VALUE: "sai-gia-tri", Failure, "", "giá trị không nằm trong các giá trị được nhận", "a value that is none of the accepted ones",
        "chương trình không đoán thay người soạn", "the program does not guess", "co_chu = 14";
    EMPTY_LIST: "danh-sach-rong", Error, "", "danh sách hoặc chuỗi để trống", "an empty list or string",
        "thành phần để trống không in ra gì: bỏ khóa đi hoặc điền vào", "an empty component prints nothing: drop the key or fill it", "";
    DATE_FORM: "ngay-sai-dang", Failure, "II.4.b", "ngày viết sai dạng", "a date in the wrong form",
        "ngày phải đọc được theo năm, tháng, ngày", "a date must be readable as year, month, day", "sai: \"14/4/2020\" · đúng: 2020-04-14";
    DATE_UNREAL: "ngay-khong-co-that", Error, "II.4.b", "ngày không có trong lịch", "a date that is not in the calendar",
        "văn bản phải ghi đúng ngày được ban hành", "the document carries the day it was issued", "sai: 2020-02-30 · đúng: 2020-02-29";
    NUMBER_ZERO: "so-khong-tu-mot", Error, "Điều 15", "số văn bản nhỏ hơn 1", "a document number below 1",
        "số bắt đầu liên tiếp từ 01 mỗi năm", "numbers run from 01 each year", "so = 1";
    SYMBOL_SPACE: "ky-hieu-co-khoang-trang", Error, "II.3.c", "ký hiệu có khoảng trắng", "a space in the symbol",
        "giữa các nhóm chữ có gạch nối, không cách chữ", "groups are joined by hyphens without spaces", "sai: UBND - VX · đúng: UBND-VX";
    SYMBOL_YEAR: "ky-hieu-co-nam", Warning, "II.3.b", "ký hiệu có năm", "a year in the symbol",
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
    SEQUENCE: "danh-so-sai-thu-tu", Error, "II.6.đ", "số thứ tự của đề mục không liên tiếp", "items are not numbered in sequence",
        "người đọc viện dẫn theo số thứ tự", "readers cite by number", "sai: a, b, d · đúng: a, b, c; sau d là đ";
    POINT_LETTER: "diem-sai-chu-cai", Error, "II.6.đ", "chữ cái của điểm không có trong thứ tự tiếng Việt", "a point letter outside the Vietnamese sequence",
        "điểm dùng chữ cái tiếng Việt theo thứ tự bảng chữ cái", "points follow the Vietnamese alphabet", "a, b, c, d, đ, e, g, h …";
    TITLE_MISSING: "de-muc-thieu-tieu-de", Error, "II.6.d", "phần, chương, mục hoặc tiểu mục không có tiêu đề", "a part, chapter or section without a title",
        "phần, chương, mục, tiểu mục, điều phải có tiêu đề", "these must have a title", "Chương I, dòng dưới: QUY ĐỊNH CHUNG";
    SAME_AS_ABOVE_MISSING: "noi-nhan-thieu-nhu-tren", Error, "II.9.b", "có Kính gửi mà Nơi nhận không có “Như trên”", "addressees without “Như trên”",
        "phần thứ hai của nơi nhận bắt đầu bằng “Như trên”", "the recipients begin with “Như trên”", "noi_nhan = [\"Như trên\", …]";
    SAME_AS_ABOVE_EXTRA: "noi-nhan-thua-nhu-tren", Error, "II.9.c", "Nơi nhận có “Như trên” mà không có Kính gửi", "“Như trên” without addressees",
        "không có phần Kính gửi thì không biết “trên” là ai", "without addressees there is no “above”", "";
    SAME_AS_ABOVE_VARIANT: "noi-nhan-nhu-kinh-gui", Note, "II.9.b", "Nơi nhận ghi “Như Kính gửi”", "“Như Kính gửi” for “Như trên”",
        "Nghị định dùng từ “Như trên”; “Như Kính gửi” là thói quen của một số cơ quan", "the decree's words are “Như trên”", "";
    FILING_MISSING: "noi-nhan-thieu-luu", Error, "II.9.d", "Nơi nhận không có dòng “Lưu”", "no filing line",
        "dòng cuối cùng của nơi nhận là “Lưu: VT, …”", "the last line of the recipients is “Lưu: VT, …”", "luu = \"VT, KGVX\"";
    FILING_NO_VT: "luu-thieu-vt", Error, "II.9.d", "dòng “Lưu” không có chữ VT", "the filing line lacks VT",
        "văn bản đi được lưu một bản tại Văn thư", "one copy is filed with the registry", "luu = \"VT, KGVX\"";
    AUTHORITY_FORM: "quyen-han-sai-dang", Error, "II.7.đ", "chữ viết tắt quyền hạn không đúng dạng", "an authority mark in the wrong form",
        "viết hoa, có dấu chấm, rồi một khoảng trắng", "capitals, a full stop, a space", "sai: KT CHỦ TỊCH · đúng: KT. CHỦ TỊCH";
    AUTHORITY_NO_POSITION: "quyen-han-thieu-chuc-vu", Error, "II.7.b", "ký thay hoặc thừa lệnh mà không ghi chức vụ của người ký", "an authority line without the signer's own position",
        "dưới “KT. CHỦ TỊCH” phải có chức vụ của người ký", "the signer's own title stands below", "quyen_han = \"KT. CHỦ TỊCH\", chuc_vu = \"PHÓ CHỦ TỊCH\"";
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
    LANDSCAPE: "trang-ngang-khong-co-bang", Error, "I.2", "trang ngang mà không có bảng", "landscape pages without a table",
        "văn bản trình bày theo chiều dài khổ A4, theo chiều rộng chỉ khi có bảng, biểu", "pages are upright; they lie on their side only for tables", "";
    TABLE_RAGGED: "bang-lech-cot", Failure, "", "một hàng của bảng có số ô khác số cột", "a table row with more or fewer cells than columns",
        "ô lệch cột làm sai số liệu", "a cell in the wrong column falsifies the figures", "";
    TABLE_COLUMN: "bang-khong-co-cot", Failure, "", "tệp bảng không có cột được nêu tên", "the table file lacks a column that was named",
        "cột lấy từ tệp theo tên ở hàng đầu", "columns are taken by the names in the first row", "cot = [\"STT\", \"Nhiệm vụ\"]";
    TABLE_COLUMN_LEFT: "bang-bo-cot", Note, "", "cột của tệp bảng không được in", "a column of the table file is not printed",
        "`cot` chọn cột và thứ tự cột, cột không nêu tên thì bỏ", "`cot` chooses the columns and their order", "";
    TABLE_GROUP: "bang-nhom-cot-roi", Warning, "", "các cột cùng nhóm không đứng cạnh nhau", "columns of one group do not stand side by side",
        "tên nhóm in trên các cột liền nhau; cột rời ra thì tên nhóm in hai lần", "a group's name stands over neighbours; else it is printed twice", "";
    TABLE_FILE: "tep-bang-khong-doc-duoc", Failure, "", "không lấy được bảng từ tệp", "the table file can't be used",
        "bảng lấy từ tệp CSV hoặc XLSX, hàng đầu là tên cột", "tables come from CSV or XLSX files whose first row names the columns", "bang = { tep = \"chi-tieu.csv\" }";
    TABLE_WIDE: "bang-qua-rong", Error, "I.3", "các cột của bảng rộng hơn vùng chữ", "the columns are wider than the text",
        "bảng tràn ra lề trang", "the table runs into the margin", "";
    PICTURE_FORMAT: "anh-khong-phai-png", Failure, "II.7.d", "ảnh chữ ký hoặc ảnh dấu không phải PNG", "the image of the signature or the seal is no PNG",
        "Nghị định quy định ảnh chữ ký, ảnh dấu dạng .png nền trong suốt", "the decree asks for .png with a transparent ground", "anh_chu_ky = \"ky.png\"";
    PICTURE_OPAQUE: "anh-khong-nen-trong", Failure, "II.7.d", "ảnh chữ ký hoặc ảnh dấu có nền đặc", "the image of the signature or the seal has a solid ground",
        "nền đặc che mất chữ và che lẫn nhau", "a solid ground hides the text below", "";
    BOX_SHARED: "o-11-hai-dau", Error, "III.2.c", "hai dấu cùng đóng vào ô số 11", "two marks in box 11",
        "ô số 11 chỉ có chỗ cho một dấu", "box 11 has room for one mark", "";
    SEPARATE_PAPER: "tep-rieng-ban-giay", Failure, "II.8.b", "phụ lục ở tệp riêng của văn bản không phải bản điện tử", "an annex in a file of its own, of a document on paper",
        "chỉ văn bản điện tử có tệp kèm theo được ký số riêng", "only electronic documents have files that are signed apart", "ban_dien_tu = true";
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
