//! The house profile of an office: found near a directive, its folders resolved, its choice of templates and fonts kept
//! ready from one document to the next.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::files;
use super::output::Output;
use crate::diagnostic::{Diagnostic, Message};
use crate::directive::profile::{FILE_NAME, Profile};
use crate::directive::{self, Document, Parsed};
use crate::press::Press;

/// Reads a directive; the files it names lie beside it, the house profile beside it or in the nearest folder above.
pub(super) fn parse(file: &Path, bytes: &[u8]) -> Parsed {
    let folder = folder_of(file);
    let files = |name: &str| files::read(&folder.join(name)).map_err(|problem| problem.message);
    directive::read(document(file, bytes), &files)
}

/// A directive before its keys are read, with the profile near it.
pub(super) fn document(file: &Path, bytes: &[u8]) -> Document {
    let mut document = directive::document(&file.display().to_string(), bytes);
    if let Some(path) = near(&folder_of(file)) {
        match files::read(&path) {
            Ok(bytes) => document.near = Some((path.display().to_string(), bytes)),
            Err(problem) => document.diagnostics.push(problem),
        }
    }
    document
}

/// The folder a directive lies in; the current one for standard input.
pub(super) fn folder_of(file: &Path) -> PathBuf {
    file.parent().unwrap_or(Path::new("")).to_owned()
}

/// The profile in this folder, else in the nearest folder above it.
fn near(folder: &Path) -> Option<PathBuf> {
    let beside = folder.join(FILE_NAME);
    if beside.is_file() {
        return Some(beside);
    }
    let folder = std::path::absolute(folder.join(".")).ok()?;
    folder.ancestors().map(|above| above.join(FILE_NAME)).find(|path| path.is_file())
}

/// Says which profile was used.
pub(super) fn say(profile: Option<&Profile>, out: &Output) {
    out.say(&match profile {
        Some(profile) => {
            Message::new(format!("hồ sơ đơn vị: {}", profile.name), format!("house profile: {}", profile.name))
        }
        None => Message::new("hồ sơ đơn vị: không có", "house profile: none"),
    });
}

/// Templates and fonts of a document: what the command line asks for, else what the profile names.
#[derive(PartialEq)]
pub(super) struct Setting {
    templates: Option<PathBuf>,
    fonts: Vec<PathBuf>,
}

impl Setting {
    pub(super) fn new(templates: Option<&Path>, fonts: &[PathBuf], profile: Option<(&Profile, &Path)>) -> Self {
        let mut setting = Self { templates: templates.map(Path::to_owned), fonts: fonts.to_vec() };
        if let Some((profile, folder)) = profile {
            // A profile found near is named by its path, one that the directive names by its path from there.
            let path = Path::new(&profile.name);
            let home = folder_of(&if profile.named { folder.join(path) } else { path.to_owned() });
            if let (None, Some(name)) = (templates, &profile.templates) {
                setting.templates = Some(home.join(&name.value));
            }
            setting.fonts.extend(profile.fonts.iter().map(|font| home.join(&font.value)));
        }
        setting
    }
}

impl Setting {
    /// The press of this setting.
    pub(super) fn press(&self) -> Result<Press, Vec<Diagnostic>> {
        super::render::press(self.templates.as_deref(), &self.fonts)
    }
}

/// Presses by their setting: documents of one office share one.
#[derive(Default)]
pub(super) struct Presses(RefCell<Vec<(Setting, Rc<Press>)>>);

impl Presses {
    /// The press of a setting, made when it is first asked for.
    pub(super) fn get(&self, setting: Setting) -> Result<Rc<Press>, Vec<Diagnostic>> {
        if let Some((_, press)) = self.0.borrow().iter().find(|(known, _)| *known == setting) {
            return Ok(Rc::clone(press));
        }
        let press = Rc::new(setting.press()?);
        self.0.borrow_mut().push((setting, Rc::clone(&press)));
        Ok(press)
    }
}
