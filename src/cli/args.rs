//! Arguments, as clap reads them. No logic here.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::words::diagnostic::Lang;

/// Soạn văn bản hành chính đúng Nghị định 30/2020/NĐ-CP từ một tệp TOML.
#[derive(Debug, Parser)]
#[command(name = "vanthu", version, about, arg_required_else_help = true)]
pub struct Args {
    /// Ngôn ngữ của thông báo (vi, en)
    #[arg(long, global = true, value_enum, value_name = "TIẾNG", default_value_t = LangArg::Vi)]
    pub lang: LangArg,
    /// Việc cần làm
    #[command(subcommand)]
    pub command: Command,
}

/// Language of the messages.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LangArg {
    /// Tiếng Việt
    Vi,
    /// English
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Vi => Self::Vi,
            LangArg::En => Self::En,
        }
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Trình bày văn bản thành PDF, Word (hoặc PNG, SVG, Typst)
    #[command(after_help = "Ví dụ: vanthu render cong-van.toml")]
    Render(RenderArgs),
    /// Sao một văn bản PDF: ghi phần SAO Y, SAO LỤC hoặc TRÍCH SAO
    #[command(after_help = "Ví dụ: vanthu copy van-ban.pdf --toml sao-y.toml")]
    Copy(CopyArgs),
    /// Đo một tệp PDF bất kỳ, hoặc xem lại một tệp TOML, theo Nghị định
    #[command(after_help = "Ví dụ: vanthu check van-ban.pdf")]
    Check(CheckArgs),
    /// Tạo hàng loạt văn bản từ một văn bản có chỗ trống và một bảng dữ liệu, hoặc từ một thư mục tệp TOML
    #[command(after_help = "Ví dụ: vanthu batch ke-hoach.toml --data don-vi.xlsx --out ra/")]
    Batch(BatchArgs),
    /// Mở trang soạn văn bản trong trình duyệt của máy này
    #[command(after_help = "Ví dụ: vanthu web \"Văn bản\"")]
    Web(WebArgs),
    /// Tạo tệp TOML mẫu để bắt đầu một văn bản
    #[command(after_help = "Ví dụ: vanthu new cong-van -o cong-van.toml")]
    New(NewArgs),
    /// In JSON Schema của tệp TOML, cho trình soạn thảo gợi ý và giải thích các mục
    #[command(after_help = "Ví dụ: vanthu schema van-ban")]
    Schema(SchemaArgs),
    /// Liệt kê các quy tắc, hoặc giải thích một quy tắc
    #[command(after_help = "Ví dụ: vanthu rules tieu-ngu-thieu-ke")]
    Rules(RulesArgs),
    /// Chạy một thư mục các ca đối chứng: mỗi ca một văn bản và cách trình bày phải có
    #[command(after_help = "Ví dụ: vanthu test cases/")]
    Test(TestArgs),
    /// Làm việc với mẫu trình bày
    #[command(after_help = "Ví dụ: vanthu templates export mau/")]
    Templates(TemplatesArgs),
    /// In tệp gợi ý lệnh cho shell
    #[command(after_help = "Ví dụ: vanthu completions bash")]
    Completions(CompletionsArgs),
}

/// Arguments of `vanthu render`.
#[derive(Debug, clap::Args)]
pub struct RenderArgs {
    /// Tệp TOML mô tả văn bản; `-` là đầu vào chuẩn
    #[arg(required = true, value_name = "TỆP")]
    pub files: Vec<PathBuf>,
    /// Tệp hoặc thư mục ghi kết quả; `-` là đầu ra chuẩn (mặc định: bên cạnh tệp TOML)
    #[arg(short, long, value_name = "TỆP|THƯ MỤC")]
    pub output: Option<PathBuf>,
    /// How the documents are written.
    #[command(flatten)]
    pub writing: WritingArgs,
    /// Không ghi kết quả khi còn lỗi so với Nghị định
    #[arg(long)]
    pub strict: bool,
    /// Nói rõ đã chọn phông chữ và giãn dòng nào
    #[arg(short, long)]
    pub verbose: bool,
}

/// Arguments of `vanthu copy`.
#[derive(Debug, clap::Args)]
pub struct CopyArgs {
    /// Văn bản PDF cần sao
    #[arg(value_name = "TỆP PDF")]
    pub file: PathBuf,
    /// Phiếu sao: hình thức sao, cơ quan sao, số, ngày, nơi nhận, người ký (`vanthu new ban-sao` viết ra một phiếu mẫu)
    #[arg(long, value_name = "TỆP")]
    pub toml: PathBuf,
    /// Tệp ghi bản sao; `-` là đầu ra chuẩn (mặc định: bên cạnh văn bản, thêm hình thức sao vào tên)
    #[arg(short, long, value_name = "TỆP")]
    pub output: Option<PathBuf>,
    /// Bản sao điện tử: dòng chữ ở góc trên bên phải trang đầu, thay cho phần bản sao giấy
    #[arg(long)]
    pub dien_tu: bool,
    /// Thư mục hoặc tệp phông chữ được dùng trước phông có sẵn
    #[arg(long, value_name = "THƯ MỤC|TỆP")]
    pub font_path: Vec<PathBuf>,
    /// Dùng mẫu trình bày trong thư mục này thay cho mẫu có sẵn
    #[arg(long, value_name = "THƯ MỤC")]
    pub templates: Option<PathBuf>,
    /// Không ghi kết quả khi còn lỗi so với Nghị định
    #[arg(long)]
    pub strict: bool,
    /// Nói rõ đã dùng hồ sơ đơn vị nào, phần bản sao đứng ở trang nào
    #[arg(short, long)]
    pub verbose: bool,
}

/// Arguments of `vanthu batch`.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(Debug, clap::Args)]
pub struct BatchArgs {
    /// Tệp TOML có chỗ trống `{{ ten_cot }}`, hoặc thư mục các tệp TOML
    #[arg(value_name = "TỆP|THƯ MỤC")]
    pub plan: PathBuf,
    /// Bảng dữ liệu: CSV, XLSX hoặc JSON; mỗi dòng một văn bản
    #[arg(long, value_name = "TỆP")]
    pub data: Option<PathBuf>,
    /// Trang của bảng tính (mặc định: trang đầu tiên không bị ẩn)
    #[arg(long, value_name = "TÊN")]
    pub sheet: Option<String>,
    /// Lấy cả dòng, cột bị ẩn hay bị lọc của bảng tính
    #[arg(long)]
    pub all: bool,
    /// Bảng thứ hai, ví dụ `chi_tieu=chi-tieu.xlsx:don_vi`: các dòng có cùng `don_vi` thành danh sách `chi_tieu`
    #[arg(long, value_name = "TÊN=TỆP[#TRANG]:CỘT")]
    pub table: Vec<String>,
    /// Chỉ in các cột của bảng và tên dùng trong chỗ trống
    #[arg(long)]
    pub columns: bool,
    /// Thư mục ghi kết quả
    #[arg(short, long, value_name = "THƯ MỤC", required_unless_present = "columns")]
    pub out: Option<PathBuf>,
    /// Tên các tệp, ví dụ `{{ stt }}-{{ ten_don_vi }}` (mặc định: số thứ tự và cột đầu tiên)
    #[arg(long, value_name = "MẪU TÊN")]
    pub name: Option<String>,
    /// Số việc làm cùng lúc (mặc định: số lõi của máy)
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Chỉ làm phần thứ K trong N phần, để chia cho nhiều máy
    #[arg(long, value_name = "K/N")]
    pub shard: Option<String>,
    /// Làm lại tất cả, kể cả văn bản không thay đổi
    #[arg(long)]
    pub force: bool,
    /// Xóa tệp của lần chạy trước không còn ứng với dòng nào, nếu tệp chưa ai sửa
    #[arg(long)]
    pub prune: bool,
    /// Ghi thêm văn bản đã điền thành tệp TOML, để sửa tay
    #[arg(long)]
    pub toml: bool,
    /// Ghép mọi bản PDF thành một tệp để in, theo thứ tự của bảng
    #[arg(long, value_name = "TỆP")]
    pub merge: Option<PathBuf>,
    /// Trong tệp ghép, mỗi văn bản bắt đầu ở trang lẻ, để in hai mặt
    #[arg(long, requires = "merge")]
    pub odd: bool,
    /// How the documents are written.
    #[command(flatten)]
    pub writing: WritingArgs,
    /// Không hiện tiến độ
    #[arg(short, long)]
    pub quiet: bool,
}

/// How documents are written: what `render` and `batch` have in common.
#[derive(Debug, clap::Args)]
pub struct WritingArgs {
    /// Định dạng kết quả, một hay nhiều: `pdf,docx` (mặc định: theo đuôi tệp của `-o`, không có thì pdf)
    #[arg(long, value_enum, value_name = "DẠNG", value_delimiter = ',')]
    pub format: Vec<FormatArg>,
    /// Tiêu chuẩn PDF, ví dụ a-2a,ua-1 hoặc 1.7; `none` là không theo tiêu chuẩn nào
    #[arg(long, value_name = "TIÊU CHUẨN", value_delimiter = ',', default_value = "a-2a,ua-1")]
    pub pdf_standard: Vec<String>,
    /// Độ phân giải của PNG, điểm ảnh trên inch
    #[arg(long, value_name = "DPI", default_value_t = 150.0, allow_negative_numbers = true)]
    pub dpi: f64,
    /// Thư mục hoặc tệp phông chữ được dùng trước phông có sẵn (ví dụ Times New Roman)
    #[arg(long, value_name = "THƯ MỤC|TỆP")]
    pub font_path: Vec<PathBuf>,
    /// Dùng mẫu trình bày trong thư mục này thay cho mẫu có sẵn
    #[arg(long, value_name = "THƯ MỤC")]
    pub templates: Option<PathBuf>,
    /// Không đo lại bản PDF vừa tạo
    #[arg(long)]
    pub no_check: bool,
}

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// PDF/A-2a và PDF/UA-1
    Pdf,
    /// Tệp Word, để sửa tiếp
    Docx,
    /// Mỗi trang một ảnh PNG
    Png,
    /// Mỗi trang một tệp SVG
    Svg,
    /// Thư mục mã nguồn Typst, biên dịch được bằng `typst compile main.typ`
    Typ,
}

/// Arguments of `vanthu check`.
#[derive(Debug, Clone, clap::Args)]
pub struct CheckArgs {
    /// Tệp PDF của bất kỳ chương trình nào, hoặc tệp TOML
    #[arg(required = true, value_name = "TỆP")]
    pub files: Vec<PathBuf>,
    /// Dạng báo cáo; với `-o` thì lấy theo đuôi tệp
    #[arg(long, value_enum, value_name = "DẠNG", default_value_t = ReportArg::Text)]
    pub format: ReportArg,
    /// Tệp ghi báo cáo json, sarif, html (mặc định: in ra màn hình)
    #[arg(short, long, value_name = "TỆP")]
    pub output: Option<PathBuf>,
    /// Chỉ xét các quy tắc này: mã, hoặc phần đầu của mã (ví dụ `tieu-ngu`)
    #[arg(long, value_name = "QUY TẮC", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Bỏ qua các quy tắc này
    #[arg(long, value_name = "QUY TẮC", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Tệp các điều đã chấp nhận: không báo lại nữa
    #[arg(long, value_name = "TỆP")]
    pub baseline: Option<PathBuf>,
    /// Ghi mọi điều tìm thấy vào tệp này làm điều đã chấp nhận
    #[arg(long, value_name = "TỆP")]
    pub write_baseline: Option<PathBuf>,
    /// So bản phát hành với dự thảo trong tệp TOML này: mất gì, thêm gì, khác gì
    #[arg(long, value_name = "TỆP TOML")]
    pub against: Option<PathBuf>,
}

/// Form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportArg {
    /// Chữ, để đọc trên màn hình
    Text,
    /// JSON, dạng ổn định (docs/reports.md)
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Một trang HTML với ảnh các trang và ô khoanh chỗ sai
    Html,
}

/// Arguments of `vanthu web`.
#[derive(Debug, clap::Args)]
pub struct WebArgs {
    /// Thư mục văn bản (mặc định: thư mục hiện tại)
    #[arg(value_name = "THƯ MỤC", default_value = ".")]
    pub folder: PathBuf,
    /// Cổng; 0 là để máy chọn
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub port: u16,
    /// Không tự mở trình duyệt, chỉ in địa chỉ
    #[arg(long)]
    pub no_open: bool,
    /// Không tự dừng khi đóng hết các cửa sổ
    #[arg(long)]
    pub stay: bool,
}

/// Arguments of `vanthu new`.
#[derive(Debug, clap::Args)]
pub struct NewArgs {
    /// Tên loại văn bản, ví dụ cong-van, ke-hoach; don-vi là hồ sơ đơn vị, ban-sao là phiếu sao
    #[arg(value_name = "LOẠI")]
    pub kind: String,
    /// Tệp ghi kết quả (mặc định: in ra màn hình)
    #[arg(short, long, value_name = "TỆP")]
    pub output: Option<PathBuf>,
}

/// Arguments of `vanthu schema`.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// Tệp nào
    #[arg(value_enum, default_value_t = SchemaArg::VanBan, value_name = "TỆP")]
    pub file: SchemaArg,
}

/// A file that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaArg {
    /// Tệp mô tả văn bản
    VanBan,
    /// Hồ sơ đơn vị, don-vi.toml
    DonVi,
    /// Phiếu sao của vanthu copy
    BanSao,
}

/// Arguments of `vanthu rules`.
#[derive(Debug, clap::Args)]
pub struct RulesArgs {
    /// Mã quy tắc
    #[arg(value_name = "QUY TẮC")]
    pub rule: Option<String>,
}

/// Arguments of `vanthu test`.
#[derive(Debug, clap::Args)]
pub struct TestArgs {
    /// Thư mục các ca; mỗi ca là một thư mục có `directive.toml`
    #[arg(value_name = "THƯ MỤC")]
    pub folder: PathBuf,
    /// Ghi kết quả hiện tại làm kết quả phải có
    #[arg(long)]
    pub bless: bool,
    /// Dùng mẫu trình bày trong thư mục này thay cho mẫu có sẵn
    #[arg(long, value_name = "THƯ MỤC")]
    pub templates: Option<PathBuf>,
    /// Thư mục hoặc tệp phông chữ được dùng trước phông có sẵn
    #[arg(long, value_name = "THƯ MỤC|TỆP")]
    pub font_path: Vec<PathBuf>,
}

/// Arguments of `vanthu templates`.
#[derive(Debug, clap::Args)]
pub struct TemplatesArgs {
    /// Việc cần làm với mẫu
    #[command(subcommand)]
    pub command: TemplatesCommand,
}

/// What to do with the templates.
#[derive(Debug, Subcommand)]
pub enum TemplatesCommand {
    /// Ghi các mẫu có sẵn ra một thư mục để sửa
    Export {
        /// Thư mục đích; tệp đã có không bị ghi đè
        #[arg(value_name = "THƯ MỤC")]
        folder: PathBuf,
    },
}

/// Arguments of `vanthu completions`.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// Shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}
