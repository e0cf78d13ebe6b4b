//! The house profile of an office: found near a document, its folders resolved, its choice of templates and fonts.

use std::path::{Path, PathBuf};

use super::{Refused, alone, files};
use crate::compose::Templates;
use crate::directive::profile::{Deviation, FILE_NAME, Near, Profile};
use crate::directive::{self, Document, Parsed};
use crate::press::Press;
use crate::typeset::Fonts;
use crate::words::diagnostic::{Diagnostic, Severity};

/// Reads a directive; the files it names lie beside it, the house profile beside it or in the nearest folder above.
pub(super) fn parse(file: &Path, bytes: &[u8]) -> Parsed {
    let folder = folder_of(file);
    let files = |name: &str| files::read_beside(&folder, name);
    let mut document = document(file, bytes);
    document.diagnostics.extend(directive::blanks(&document));
    crate::rules::source::read(document, &files)
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
pub(super) fn deviations(file: &Path) -> Result<Vec<Deviation>, Refused> {
    let Some(near) = near(&folder_of(file)).map_err(alone)? else {
        return Ok(vec![]);
    };
    let (profile, sources, found) = crate::rules::source::read_profile(near);
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

/// Templates and fonts of a document: what was asked for, else what the profile names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Setting {
    /// Folder of letter templates; none for those built in.
    pub templates: Option<PathBuf>,
    /// Font files, or folders of them, to be used before the built-in ones.
    pub fonts: Vec<PathBuf>,
}

impl Setting {
    /// The same, completed from the profile that a document in this folder has.
    #[must_use]
    pub fn with(&self, profile: Option<&Profile>, folder: &Path) -> Self {
        let mut setting = self.clone();
        let Some(profile) = profile else { return setting };
        let home = folder.join(&profile.folder);
        if let (None, Some(name)) = (&self.templates, &profile.templates) {
            setting.templates = Some(home.join(&name.value));
        }
        setting.fonts.extend(profile.fonts.iter().map(|font| home.join(&font.value)));
        setting
    }

    /// The press of this setting.
    pub(super) fn press(&self) -> Result<Press, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let fonts = self.fonts.iter().map(|path| files::fonts(path)).collect::<Result<Vec<_>, _>>();
        let fonts = fonts.map(|found| Fonts::with(found.into_iter().flatten())).map_err(|e| problems.push(e));
        let templates = match &self.templates {
            None => Templates::built_in(),
            Some(folder) => {
                files::folder_texts(folder).map_err(|problem| vec![problem]).and_then(|texts| Templates::new(&texts))
            }
        };
        match (fonts, templates.map_err(|found| problems.extend(found))) {
            (Ok(fonts), Ok(templates)) => Ok(Press::new(templates, fonts)),
            _ => Err(problems),
        }
    }
}

/// The setting of documents of one file or folder, by the profile near it.
pub(super) fn setting_near(file: &Path, asked: &Setting) -> Result<Setting, Vec<Diagnostic>> {
    let folder = if file.is_dir() { file.to_owned() } else { folder_of(file) };
    let near = near(&folder).map_err(|problem| vec![problem])?;
    // What is wrong in the profile is said with every document.
    let profile = near.and_then(|near| crate::rules::source::read_profile(near).0);
    Ok(asked.with(profile.as_ref(), &folder))
}
