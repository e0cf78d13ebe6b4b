//! The house profile of an office: found near a directive, its folders resolved, its choice of templates and fonts kept
//! ready from one document to the next.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::files;
use super::output::Output;
use crate::directive::profile::{self, Deviation, FILE_NAME, Near, Profile};
use crate::directive::{self, Document, Parsed};
use crate::press::Press;
use crate::words::diagnostic::{Diagnostic, Message, Severity};
use crate::words::source::Sources;

/// Reads a directive; the files it names lie beside it, the house profile beside it or in the nearest folder above.
pub(super) fn parse(file: &Path, bytes: &[u8]) -> Parsed {
    let folder = folder_of(file);
    let files = |name: &str| files::read_beside(&folder, name);
    let mut document = document(file, bytes);
    document.diagnostics.extend(directive::blanks(&document));
    directive::read(document, &files)
}

/// A directive before its keys are read, with the profile near it.
pub(super) fn document(file: &Path, bytes: &[u8]) -> Document {
    let mut document = directive::document(&file.display().to_string(), bytes);
    match near(&folder_of(file)) {
        Ok(near) => document.near = near,
        Err(problem) => document.diagnostics.push(problem),
    }
    document
}

/// What the office declares, for a finished document: by the profile near it.
pub(super) fn deviations(file: &Path) -> Result<Vec<Deviation>, (Vec<Diagnostic>, Sources)> {
    let Some(near) = near(&folder_of(file)).map_err(|problem| (vec![problem], Sources::default()))? else {
        return Ok(vec![]);
    };
    let (profile, sources, found) = profile::read(near);
    match profile {
        Some(profile) if found.iter().all(|d| d.severity < Severity::Failure) => Ok(profile.deviations),
        _ => Err((found, sources)),
    }
}

/// The folder a directive lies in; the current one for standard input.
pub(super) fn folder_of(file: &Path) -> PathBuf {
    file.parent().unwrap_or(Path::new("")).to_owned()
}

/// The profile in this folder, else in the nearest folder above it.
pub(super) fn near(folder: &Path) -> Result<Option<Near>, Diagnostic> {
    let beside = folder.join(FILE_NAME);
    if beside.is_file() {
        let bytes = files::read(&beside)?;
        return Ok(Some(Near { name: beside.display().to_string(), folder: String::new(), bytes }));
    }
    let Ok(here) = std::path::absolute(folder.join(".")) else { return Ok(None) };
    let Some(home) = here.ancestors().find(|above| above.join(FILE_NAME).is_file()) else { return Ok(None) };
    let path = home.join(FILE_NAME);
    let bytes = files::read(&path)?;
    Ok(Some(Near { name: path.display().to_string(), folder: home.display().to_string(), bytes }))
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
    pub(super) templates: Option<PathBuf>,
    pub(super) fonts: Vec<PathBuf>,
}

impl Setting {
    /// The setting of documents of one file or folder, by the profile near it.
    pub(super) fn near(file: &Path, templates: Option<&Path>, fonts: &[PathBuf]) -> Result<Self, Vec<Diagnostic>> {
        let folder = if file.is_dir() { file.to_owned() } else { folder_of(file) };
        let near = near(&folder).map_err(|problem| vec![problem])?;
        // What is wrong in the profile is said with every document.
        let profile = near.and_then(|near| profile::read(near).0);
        Ok(Self::new(templates, fonts, profile.as_ref().map(|profile| (profile, folder.as_path()))))
    }

    pub(super) fn new(templates: Option<&Path>, fonts: &[PathBuf], profile: Option<(&Profile, &Path)>) -> Self {
        let mut setting = Self { templates: templates.map(Path::to_owned), fonts: fonts.to_vec() };
        if let Some((profile, folder)) = profile {
            let home = folder.join(&profile.folder);
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
