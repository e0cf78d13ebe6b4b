//! What the reader of directives may say, with the documentation of each; what is judged of them stands in `rules::source`.

use crate::standard::StandardId;
use crate::words::diagnostic::{Diagnostic, Severity};
use crate::words::rule::{RuleInfo, Words, rules};

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

/// A number that a spreadsheet has cut off.
pub(crate) fn cut_off(words: &str) -> Diagnostic {
    problem(
        &NUMBER_CUT,
        format!("`{words}` là số mà Excel đã cắt bớt khi lưu, các chữ số sau không còn"),
        format!("`{words}` is a number that a spreadsheet cut off when it was saved, its other digits are lost"),
    )
    .hint(
        "dùng thẳng tệp .xlsx gốc, hoặc đặt ô ở dạng chữ (Text) rồi lưu lại CSV",
        "give the .xlsx it came from, or format the cell as text and save the CSV anew",
    )
}

/// A letter that can't be printed.
pub(crate) fn unprintable(vi: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    problem(&UNPRINTABLE, vi, en).hint(
        "xóa nó; cần in ký hiệu gì thì gõ lại ký hiệu ấy bằng phông Unicode",
        "delete it; type a sign that is to be printed anew, in a Unicode font",
    )
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
    FIGURE_FORMAT: "hinh-sai-dinh-dang", Failure, "", "hình không phải PNG, JPEG, SVG, hoặc tên tệp nói khác", "a picture of another format, or than its name says",
        "định dạng khác không in được, hoặc tệp bị lấy nhầm", "other formats can't be set, or it is the wrong file", "hinh = { tep = \"so-do.png\" } với một tệp PNG";
    FIGURE_BROKEN: "hinh-hong", Failure, "", "hình không đọc được", "a picture that can't be read",
        "hình bị cắt cụt in ra sẽ thiếu một phần", "a picture that was cut off would be printed in part", "";
    FIGURE_LARGE: "hinh-qua-nhieu-diem-anh", Failure, "", "hình có quá 40 triệu điểm ảnh", "a picture of more than 40 million points",
        "hình như vậy tốn hàng trăm MB bộ nhớ, mà in A4 không thấy khác", "it takes hundreds of megabytes, and on A4 nobody sees the difference", "";
    FIGURE_ACTIVE: "hinh-svg-khong-chi-la-hinh", Failure, "", "tệp SVG có mã lệnh, hoặc lấy thứ ở ngoài tệp", "an SVG with code, or that takes something from outside",
        "văn bản in ra chỉ được gồm những gì có trong các tệp của nó", "a document is made of its own files alone", "";
    FIGURE_ABREAST: "hinh-qua-hai-canh-nhau", Failure, "", "quá hai hình cạnh nhau", "more than two pictures side by side",
        "ba hình cạnh nhau thì không đọc được chữ trong hình", "of three nobody reads the letters", "";
    FIGURE_WIDE: "hinh-qua-kho", Warning, "", "hình rộng hơn lời văn, hoặc cao hơn trang", "a picture wider than the text, or higher than the page",
        "hình được in nhỏ lại cho vừa", "it is printed smaller", "";
    FIGURE_COARSE: "hinh-khong-net", Warning, "", "hình in ra dưới 120 điểm trên một inch, hoặc phóng to quá 300 %", "a picture printed below 120 dpi, or enlarged beyond 300 %",
        "người đọc thấy từng điểm ảnh", "the reader sees the points", "";
    FIGURE_WORDS: "hinh-khong-co-mo-ta", Warning, "", "hình không có mô tả lẫn tên hình", "a picture without a description or a caption",
        "người không nhìn thấy hình không biết hình vẽ gì (PDF/UA)", "who doesn't see it can't know what it shows (PDF/UA)", "mo_ta = \"Sơ đồ kho: hai dãy giá hai bên lối đi\"";
    FORMULA: "cong-thuc-sai", Failure, "", "công thức viết sai", "a mistake in a formula",
        "công thức không dàn được", "it can't be set", "cong_thuc = \"r_s = k_s root(3, Q)\"";
    FORMULA_LONG: "cong-thuc-qua-dai", Failure, "", "công thức dài hơn 2000 byte", "a formula of more than 2,000 bytes",
        "không dòng nào chứa được", "no line holds it", "";
    FORMULA_WIDE: "cong-thuc-qua-rong", Error, "", "công thức rộng hơn dòng chữ", "a formula wider than the text",
        "công thức tràn ra lề", "it runs into the margin", "ngắt dòng bằng \\ trong công thức";
    LEGACY_ENCODING: "chu-ngoai-unicode", Error, "I.4", "chữ viết bằng phông TCVN3 hoặc VNI", "text typed for TCVN3 or VNI fonts",
        "Nghị định yêu cầu phông chữ tiếng Việt Unicode theo TCVN 6909:2001", "the decree asks for Unicode by TCVN 6909:2001",
        "sai: Céng hßa · đúng: Cộng hòa";
    UNPRINTABLE: "ky-tu-khong-in-duoc", Failure, "", "ký tự không in được, thường theo chữ chép từ Word", "a character that can't be printed, as text copied from Word may hold",
        "bỏ qua thì văn bản mất hình hay ký hiệu mà không ai hay", "left out in silence, a picture or a sign would be missed by nobody",
        "chỗ của một hình (U+FFFC), ký hiệu của phông Wingdings (U+F04A), ký tự điều khiển";
    NUMBER_CUT: "so-bi-cat", Error, "", "số đã bị Excel cắt bớt", "a number that a spreadsheet has cut off",
        "các chữ số bị cắt không còn trong tệp: in ra là in sai số", "the digits are lost: to print the rest is to print a wrong figure",
        "sai: 7.90850E+10 · đúng: 79085012345";
    TABLE_NOTE: "bang-khong-lay-het", Note, "", "hàng, cột của tệp bảng không in, hoặc ô gộp được chia ra", "rows or columns of a table file that are not printed, or joined cells shared out",
        "điều ẩn đi thì không in; hàng đánh số cột, tên bảng không phải dữ liệu", "what is hidden is not printed; numbers of columns and titles are no data",
        "muốn in cả phần ẩn: bang = { tep = \"luong.xlsx\", tat_ca = true }";
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
    SEQUENCE: "bo-cuc-sai-thu-tu", Error, "II.6.đ", "số thứ tự của đề mục không liên tiếp", "items are not numbered in sequence",
        "người đọc viện dẫn theo số thứ tự", "readers cite by number", "sai: a, b, d · đúng: a, b, c; sau d là đ";
    POINT_LETTER: "diem-sai-chu-cai", Error, "II.6.đ", "chữ cái của điểm không có trong thứ tự tiếng Việt", "a point letter outside the Vietnamese sequence",
        "điểm dùng chữ cái tiếng Việt theo thứ tự bảng chữ cái", "points follow the Vietnamese alphabet", "a, b, c, d, đ, e, g, h …";
    TITLE_MISSING: "de-muc-thieu-tieu-de", Error, "II.6.d", "phần, chương, mục hoặc tiểu mục không có tiêu đề", "a part, chapter or section without a title",
        "phần, chương, mục, tiểu mục, điều phải có tiêu đề", "these must have a title", "Chương I, dòng dưới: QUY ĐỊNH CHUNG";
    AUTHORITY_NO_POSITION: "quyen-han-thieu-chuc-vu", Error, "II.7.b", "ký thay hoặc thừa lệnh mà không ghi chức vụ của người ký", "an authority line without the signer's own position",
        "dưới “KT. CHỦ TỊCH” phải có chức vụ của người ký", "the signer's own title stands below", "quyen_han = \"KT. CHỦ TỊCH\", chuc_vu = \"PHÓ CHỦ TỊCH\"";
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
}
