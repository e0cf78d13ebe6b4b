// What the page says in its own name. What documents, keys and findings say comes from the program.

const VI = {
  home: "Hồ sơ", newDocument: "Văn bản mới", search: "Tìm trong hồ sơ", empty: "Chưa có văn bản nào trong thư mục này.",
  emptyHint: "Bấm “Văn bản mới” để chọn một trong 29 loại.", kind: "Loại", number: "Số, ký hiệu", date: "Ngày", subject: "Trích yếu",
  state: "Thể thức", modified: "Sửa lần cuối", fine: "đúng", errors: "lỗi", warnings: "cảnh báo", notes: "lưu ý", unreadable: "chưa dựng được",
  saved: "Đã lưu", saving: "Đang lưu…", unsaved: "Chưa lưu", notSaved: "Không lưu được", pages: "trang", page: "Trang",
  zoomIn: "Phóng to", zoomOut: "Thu nhỏ", zoomFit: "Vừa bề rộng", form: "Biểu mẫu", source: "TOML", sheet: "Trang in", print: "In",
  more: "Thêm mục", remove: "Bỏ", up: "Lên", down: "Xuống", add: "Thêm", addItem: "Thêm dòng", undo: "Hoàn tác", redo: "Làm lại",
  noFindings: "Không có gì trái Nghị định", findings: "Chỗ cần xem", hint: "Gợi ý", blank: "để trống: Văn thư ghi khi ban hành",
  day: "ngày", month: "tháng", year: "năm", choose: "— chọn —", none: "— không —", yes: "Có", group: "Nhóm có ghi chú chung",
  task: "Việc", withDeadline: "Thêm hạn", subTask: "Giao tiếp cho nơi khác",
  sections: "Nhiều phần (lời văn, bảng, nhiệm vụ)", fromFile: "Lấy từ tệp",
  addRow: "Thêm hàng", pasteHint: "Dán được từ Excel", column: "Cột", row: "Hàng",
  conflict: "Tệp đã đổi ở nơi khác", conflictText: "Văn bản này vừa được lưu ở cửa sổ hoặc chương trình khác. Chọn bản giữ lại; bản kia được cất bên cạnh.",
  mine: "Bản đang soạn ở đây", theirs: "Bản trên đĩa", keepMine: "Giữ bản ở đây", takeTheirs: "Lấy bản trên đĩa",
  gone: "Chương trình vanthu đã dừng. Những gì ghi “Đã lưu” vẫn còn trong thư mục; mở lại chương trình để soạn tiếp.",
  broken: "TOML còn chỗ hỏng: sửa trong ô TOML, biểu mẫu sẽ trở lại.", stale: "Trang in là của bản trước: sửa chỗ lỗi để dựng lại.",
  cancel: "Thôi", close: "Đóng", keys: "Phím tắt", language: "English", back: "Về hồ sơ",
  notFound: "không có mục nào khớp", byHand: "giá trị này viết trong TOML, biểu mẫu không sửa được",
  text: "chữ", cannotOpen: "Không mở được", whole: "Cả văn bản", draftYes: "DỰ THẢO", draftNumber: "DỰ THẢO LẦN",
  needed: "bắt buộc", parts: "phần", kinds: "29 loại văn bản", filter: "Lọc",
};

const EN = {
  home: "Documents", newDocument: "New document", search: "Search the folder", empty: "There is no document in this folder yet.",
  emptyHint: "Press “New document” and choose one of the 29 kinds.", kind: "Kind", number: "Number, symbol", date: "Date", subject: "Subject",
  state: "Form", modified: "Last change", fine: "in form", errors: "errors", warnings: "warnings", notes: "notes", unreadable: "cannot be set yet",
  saved: "Saved", saving: "Saving…", unsaved: "Not saved yet", notSaved: "Could not be saved", pages: "pages", page: "Page",
  zoomIn: "Larger", zoomOut: "Smaller", zoomFit: "Fit the width", form: "Form", source: "TOML", sheet: "Pages", print: "Print",
  more: "Add a part", remove: "Remove", up: "Up", down: "Down", add: "Add", addItem: "Add a line", undo: "Undo", redo: "Redo",
  noFindings: "Nothing against the decree", findings: "To look at", hint: "Advice", blank: "blank: filled in when it is issued",
  day: "day", month: "month", year: "year", choose: "— choose —", none: "— none —", yes: "Yes", group: "Group with a common note",
  task: "Task", withDeadline: "Add a deadline", subTask: "Hand on to another body",
  sections: "Several parts (text, tables, assignments)", fromFile: "From a file",
  addRow: "Add a row", pasteHint: "Cells from Excel can be pasted", column: "Column", row: "Row",
  conflict: "The file was changed elsewhere", conflictText: "This document was just saved by another window or program. Choose which to keep; the other is put beside it.",
  mine: "As edited here", theirs: "As on the disk", keepMine: "Keep mine", takeTheirs: "Take the one on the disk",
  gone: "The program vanthu has ended. All that said “Saved” is in the folder; start it again to go on.",
  broken: "The TOML is broken: mend it in the TOML view and the form comes back.", stale: "These pages are of the version before: mend the error to set them again.",
  cancel: "Cancel", close: "Close", keys: "Keys", language: "Tiếng Việt", back: "To the documents",
  notFound: "nothing matches", byHand: "this value is written in the TOML; the form cannot change it",
  text: "text", cannotOpen: "Cannot be opened", whole: "The document", draftYes: "DỰ THẢO", draftNumber: "DỰ THẢO LẦN",
  needed: "required", parts: "parts", kinds: "29 kinds of documents", filter: "Filter",
};

let chosen = localStorage.getItem("vanthu-lang") === "en" ? "en" : "vi";

/** The language of the page: `vi` or `en`. */
export const language = () => chosen;

export function switchLanguage() {
  chosen = chosen === "vi" ? "en" : "vi";
  localStorage.setItem("vanthu-lang", chosen);
  document.documentElement.lang = chosen;
}

document.documentElement.lang = chosen;

/** A sentence of the page. */
export const say = (key) => (chosen === "en" ? EN : VI)[key] ?? key;

/** What the program says in both languages, in that of the page. */
export const told = (message) => (message ? (message[chosen] ?? message.vi ?? "") : "");
