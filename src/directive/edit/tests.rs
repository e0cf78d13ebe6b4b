use super::*;

const LETTER: &str = r#"# Công văn mẫu
loai = "cong-van"
so = 12 # sẽ đóng sau
noi_nhan = [
  "Như trên", # nơi nhận chính
  "Lưu trữ xã",
]

# người ký
[nguoi_ky]
ho_ten = "Trần Văn Bách"

[[nhiem_vu]] # thứ nhất
giao = "Phòng A"
viec = ["Một.", { noi_dung = "Hai.", han = 2026-10-01 }]

[[nhiem_vu]] # thứ hai
giao = "Phòng B"
viec = ["Ba."]
"#;

fn changed(change: impl Fn(&mut Value)) -> String {
    let mut wanted = values(LETTER).unwrap();
    change(&mut wanted);
    let text = put(LETTER, &wanted).unwrap();
    assert_eq!(values(&text).unwrap(), wanted, "{text}");
    text
}

#[test]
fn nothing_changed_is_nothing_written() {
    assert_eq!(changed(|_| {}), LETTER);
}

#[test]
fn a_value_changes_alone() {
    assert_eq!(changed(|v| v["so"] = json!(13)), LETTER.replace("so = 12 #", "so = 13 #"));
    assert_eq!(
        changed(|v| v["nguoi_ky"]["ho_ten"] = json!("Lê Thị Sen")),
        LETTER.replace("Trần Văn Bách", "Lê Thị Sen")
    );
    let task = changed(|v| v["nhiem_vu"][0]["viec"][1]["han"] = json!({ "date": "2026-11-15" }));
    assert_eq!(task, LETTER.replace("2026-10-01", "2026-11-15"));
}

#[test]
fn items_are_added_taken_away_and_moved_with_their_comments() {
    let more = changed(|v| v["noi_nhan"] = json!(["Như trên", "Sở Nội vụ", "Lưu trữ xã"]));
    assert!(more.contains("\n  \"Sở Nội vụ\""), "{more}");
    let less = changed(|v| v["noi_nhan"] = json!(["Lưu trữ xã"]));
    assert!(less.contains("# nơi nhận chính"), "{less}");
    let turned = changed(|v| v["nhiem_vu"].as_array_mut().unwrap().reverse());
    assert!(turned.find("thứ hai") < turned.find("thứ nhất"), "{turned}");
    assert!(turned.contains("# người ký"), "{turned}");
    let gone = changed(|v| drop(v.as_object_mut().unwrap().remove("nhiem_vu")));
    assert!(!gone.contains("[[nhiem_vu]]"), "{gone}");
}

#[test]
fn new_tables_get_headers_and_new_keys_stand_before_them() {
    let text = changed(|v| {
        v["trich_yeu"] = json!("một \"việc\"\nhai dòng");
        v["co_quan"] = json!({ "ten": ["UBND", "xã Trà Côn"], "dia_danh": "Trà Côn" });
        v["phu_luc"] =
            json!([{ "tieu_de": "Danh sách", "bang": { "cot": ["A", { "ten": "B" }], "dong": [["1", 2]] } }]);
        v["nhiem_vu"].as_array_mut().unwrap().insert(1, json!({ "giao": "Phòng C", "viec": ["Bốn."] }));
    });
    for part in ["\n[co_quan]\n", "\n[[phu_luc]]\n", "\n[phu_luc.bang]\n"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(text.find("trich_yeu") < text.find("[nguoi_ky]"), "{text}");
    assert!(text.find("Phòng A") < text.find("Phòng C") && text.find("Phòng C") < text.find("Phòng B"), "{text}");
}

#[test]
fn a_place_leads_to_its_key() {
    let places = Places::of(LETTER);
    let at = |words: &str| json!(places.at(LETTER.find(words).unwrap() + 1).unwrap());
    assert_eq!(at("Lưu trữ xã"), json!(["noi_nhan", 1]));
    assert_eq!(at("Trần Văn"), json!(["nguoi_ky", "ho_ten"]));
    assert_eq!(at("Hai."), json!(["nhiem_vu", 0, "viec", 1, "noi_dung"]));
    assert_eq!(at("Phòng B"), json!(["nhiem_vu", 1, "giao"]));
    assert_eq!(at("so = 12"), json!(["so"]));
}

#[test]
fn no_toml_has_no_values() {
    assert_eq!(values("loai = \"cong-van"), None);
    assert_eq!(put("= 3", &json!({})), None);
}
