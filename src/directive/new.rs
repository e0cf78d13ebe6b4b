//! Starting files for `vanthu new`.

use super::kind::Kind;
use crate::standard::StandardId;

/// A commented starting file of a kind, valid as it stands.
#[must_use]
pub fn starter(kind: Kind) -> String {
    let name = kind.name();
    let code = StandardId::Nd30.get().ky_hieu.get(kind.key()).map_or("UBND-KGVX".to_owned(), |c| format!("{c}-UBND"));
    let addressed = matches!(kind, Kind::CongVan | Kind::ToTrinh);
    let mut file = format!("# Tệp mô tả {name}. Dòng bắt đầu bằng dấu # là ghi chú, không in ra.\n\n");
    file += &head(kind, &code);
    if addressed {
        file += "# Kính gửi: một nơi thì một chuỗi, nhiều nơi thì viết [\"Nơi thứ nhất\", \"Nơi thứ hai\"]\n";
        file += "kinh_gui = \"Sở Nội vụ\"\n\n";
    }
    file += &body(kind);
    let first = if addressed { "\"Như trên\", " } else { "" };
    file += &format!(
        "# Nơi nhận: không cần gõ gạch đầu dòng và dấu chấm phẩy\n\
         noi_nhan = [{first}\"Chủ tịch, các Phó Chủ tịch UBND tỉnh\"]\n\
         # Dòng Lưu: VT, đơn vị soạn thảo\nluu = \"VT, KGVX\"\n\n"
    );
    file + TAIL
}

fn head(kind: Kind, code: &str) -> String {
    let subject = if kind.is_titled() {
        "# Trích yếu, in dưới tên loại văn bản\ntrich_yeu = \"Triển khai chuyển đổi số năm 2026\"\n\n"
    } else {
        "# Trích yếu: không cần gõ V/v\ntrich_yeu = \"triển khai chuyển đổi số năm 2026\"\n\n"
    };
    format!(
        "loai = \"{}\"\n\n\
         # Số của văn bản; chưa có số thì để nguyên dấu #: bản in chừa chỗ cho Văn thư\n# so = 15\n\n\
         # Ký hiệu, phần sau dấu gạch chéo\nky_hieu = \"{code}\"\n\n\
         # Ngày ban hành: 2026-03-05; chưa rõ ngày thì \"2026-03\", chưa rõ tháng thì \"2026\"\nngay = \"2026\"\n\n{subject}",
        kind.key()
    )
}

fn body(kind: Kind) -> String {
    let closing = capital(kind.name());
    if kind == Kind::CongVan {
        return "# Đoạn mở đầu\nmo_dau = \"Để triển khai chuyển đổi số, Ủy ban nhân dân tỉnh đề nghị thực hiện các nội dung sau:\"\n\n\
                # Nội dung: mỗi dòng một đoạn; đề mục là I.  1.  a)  -  +\n\
                noi_dung = \"\"\"\n1. Rà soát các thủ tục hành chính thuộc phạm vi quản lý.\n\
                2. Lập danh mục thủ tục thực hiện trên môi trường điện tử.\n\"\"\"\n\n\
                # Đoạn kết: không cần gõ dấu ./.\nket_thuc = \"Đề nghị các cơ quan, đơn vị tổ chức thực hiện.\"\n\n"
            .to_owned();
    }
    format!(
        "# Nội dung: mỗi dòng một đoạn; đề mục là I.  1.  a)  -  +\n\
         noi_dung = \"\"\"\nI. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nNâng cao chất lượng phục vụ người dân.\n\
         2. Yêu cầu\na) Xác định rõ nhiệm vụ của từng cơ quan;\nb) Bảo đảm tiến độ.\nII. NỘI DUNG\n\
         Rà soát các thủ tục hành chính thuộc phạm vi quản lý.\n\"\"\"\n\n\
         # Đoạn kết: không cần gõ dấu ./.\n\
         ket_thuc = \"Trên đây là {closing} triển khai chuyển đổi số năm 2026.\"\n\n"
    )
}

const TAIL: &str = "\
[co_quan]
# Tên dài viết thành nhiều dòng: mỗi dòng một chuỗi
ten = [\"Ủy ban nhân dân\", \"tỉnh Thái Nguyên\"]
# Cơ quan chủ quản trực tiếp, nếu có
# chu_quan = \"Bộ Nội vụ\"
dia_danh = \"Thái Nguyên\"

[nguoi_ky]
# Quyền hạn: TM., KT., TL., TUQ., Q.; thủ trưởng tự ký thì bỏ dòng này
quyen_han = \"KT. CHỦ TỊCH\"
chuc_vu = \"PHÓ CHỦ TỊCH\"
ho_ten = \"Nguyễn Văn A\"
";

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|l| l.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directive::{lint, parse};

    #[test]
    fn every_starting_file_is_without_a_finding() {
        for kind in Kind::ALL {
            let file = starter(kind);
            let parsed = parse("moi.toml", file.as_bytes(), &|_| unreachable!("it names no file"));
            assert_eq!(parsed.diagnostics, [], "{file}");
            let directive = parsed.directive.unwrap();
            assert_eq!(directive.kind, kind);
            assert_eq!(lint(&directive, &parsed.sources), [], "{file}");
        }
    }
}
