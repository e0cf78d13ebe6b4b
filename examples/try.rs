use vanthu::{compose::*, typeset::*, standard::StandardId};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let src = std::fs::read_to_string(&a[1]).unwrap();
    let t = Templates::built_in().unwrap_or_else(|e| panic!("{e:#?}"));
    let ts = Typesetter::new(Fonts::bundled(), t.library().to_vec());
    let m = Manuscript { source: src, ..Manuscript::default() };
    match ts.compile(&m) {
        Ok(d) => { println!("{:?} {}", d.spacing, d.adjusted); let f = export(&d.document, &Format::Pdf(vec![])).unwrap(); std::fs::write(&a[2], &f[0]).unwrap(); }
        Err(e) => println!("{e:#?}"),
    }
    let _ = StandardId::Nd30;
}
