//! The tables of a standard. Each key of the data file is a field: what is missing there, or unknown here, does not load,
//! and what a rule asks for and the standard lacks does not compile.

use serde::Deserialize;

use super::terms::{Figure, Fixed, Style, Tolerance};

macro_rules! table {
    ($(#[$doc:meta])* $name:ident of $value:ty: $($key:ident)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "the data file says beside each figure what it is")]
        pub struct $name {
            $(pub $key: $value,)*
        }

        impl $name {
            /// Every entry with its key, in the order of the data file.
            pub fn all(&self) -> impl Iterator<Item = (&'static str, &$value)> {
                [$((stringify!($key), &self.$key)),*].into_iter()
            }
        }
    };
}

table! {
    /// What a reader may be off.
    Tolerances of Tolerance:
        do_dai co_chu ke_tieu_ngu ke_ngan dong khoang_cach can_giua can_giua_so_trang can_deu cung_dong sat_le mau mau_do
}

table! {
    /// Paper and margins.
    PageSize of Figure:
        rong cao le_tren le_duoi le_trai le_phai cach_so_trang
}

table! {
    /// The columns of the header.
    Header of Figure:
        cot_trai
}

table! {
    /// Paragraphs, lines, gaps and boxes.
    Text of Figure:
        co_chu
        thut_dau_dong cach_doan cach_dong dong_don dinh_dong chan_dong rong_hai_cham co_bang_it_nhat
        cach_trich_yeu_cong_van
        cach_kinh_gui thut_kinh_gui cach_chu_ky cao_anh_chu_ky rong_anh_chu_ky dau_trum_chu_ky cach_so_trong
        cach_ngay_trong cach_ngay_trong_it_nhat cach_ban_sao rong_o_ban_sao rong_o_ky_so cach_o_ky_so
        cach_o_ban_sao cot_noi_nhan co_chi_so nang_chi_so ha_chi_so ke_chu_thich cach_chu_thich rong_hinh cach_hinh
        do_phan_giai_hinh phong_to_hinh
}

table! {
    /// Drawn lines.
    Lines of Figure:
        tieu_ngu co_quan trich_yeu net dia_chi phu_luc ban_sao
}

table! {
    /// Stamps of urgency, and the place of the secrecy stamp.
    Stamps of Figure:
        hoa_toc_rong thuong_khan_rong khan_rong cao cho_mat_rong cho_mat_cao
}

table! {
    /// Boxes of the circulation marks.
    Circulation of Figure:
        xem_xong_tra_lai_rong luu_hanh_noi_bo_rong cao
}

table! {
    /// Marks at the ends of lines.
    Marks of Fixed:
        can_cu can_cu_cuoi kinh_gui kinh_gui_cuoi noi_nhan noi_nhan_cuoi het_van_ban
}

table! {
    /// The components, by the rows of the table of Mục V.
    Styles of Style:
        quoc_hieu tieu_ngu chu_quan co_quan so_ky_hieu dia_danh_ngay ten_loai trich_yeu trich_yeu_cong_van
        tham_quyen can_cu noi_dung phan_chuong tieu_de_phan_chuong muc tieu_de_muc muc_la_ma dieu
        khoan_tieu_de khoan diem quyen_han_chuc_vu chuc_vu_khac ho_ten kinh_gui tu_noi_nhan noi_nhan bang
        chu_thich chu_thich_hinh cong_thuc phu_luc tieu_de_phu_luc chi_dan_phu_luc dau_khan nguoi_soan dia_chi luu_hanh so_trang thong_tin_ky_so
        hinh_thuc_sao
}

table! {
    /// Numbers below which a zero stands in front.
    Zeros of Figure:
        so ngay thang
}

table! {
    /// Words that are fixed.
    Phrases of Fixed:
        quoc_hieu tieu_ngu so ve_viec can_cu theo_de_nghi kinh_gui noi_nhan nhu_tren luu van_thu phu_luc kem_theo khan
        thuong_khan hoa_toc luu_hanh_noi_bo xem_xong_tra_lai
}
