//! Where a library lies: in a folder that a cloud service syncs, or on another computer's disk, SQLite's promises hold
//! only as far as that service's do. Recognised where that can be done; the person is told what may happen.

use std::path::{Path, PathBuf};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Synced by a service of this name.
    Synced(&'static str),
    Network,
}

/// What may happen to a library in this folder, and what to do; `None` where nothing is known against it.
pub(crate) fn warning(folder: &Path) -> Option<String> {
    let folder = resolved(folder).unwrap_or_else(|_| folder.to_owned());
    let folder = folder.as_path();
    let here = folder.display();
    match synced(folder).or_else(|| network(folder))? {
        Place::Synced(service) => Some(format!(
            "The library in {here} lies in a folder that {service} syncs. While Cuttings writes, {service} may copy half of a change, or put an older file in its place, and clips would be missing or the library damaged. Move it to a folder that is not synced, and let the backups go to this one."
        )),
        Place::Network => Some(format!(
            "The library in {here} lies on a network share. Where the connection breaks off, or a second computer opens it, changes may be lost or the library damaged. Move it to a disk of this computer, and let the backups go to the share."
        )),
    }
}

/// Where a folder really is, as a person writes it: Windows puts `\\?\` before the drive, which few programs take.
pub(crate) fn resolved(folder: &Path) -> std::io::Result<PathBuf> {
    let real = folder.canonicalize()?;
    let plain = real.to_str().and_then(|path| path.strip_prefix(r"\\?\"));
    Ok(plain.filter(|path| path.get(1..2) == Some(":")).map(PathBuf::from).unwrap_or(real))
}

/// How the folders of sync services are called, by the beginning of the name.
const NAMES: [(&str, &str); 33] = [
    ("Dropbox", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("Google Drive", "Google Drive"),
    ("GoogleDrive", "Google Drive"),
    ("My Drive", "Google Drive"),
    ("Mobile Documents", "iCloud"),
    ("iCloud", "iCloud"),
    ("CloudStorage", "a cloud service"),
    ("Nextcloud", "Nextcloud"),
    ("ownCloud", "ownCloud"),
    ("pCloud", "pCloud"),
    ("pCloudDrive", "pCloud"),
    ("MEGA", "MEGA"),
    ("MEGAsync", "MEGA"),
    ("Yandex.Disk", "Yandex Disk"),
    ("YandexDisk", "Yandex Disk"),
    ("Proton Drive", "Proton Drive"),
    ("ProtonDrive", "Proton Drive"),
    ("Box Sync", "Box"),
    ("Tresorit", "Tresorit"),
    ("Seafile", "Seafile"),
    ("kDrive", "kDrive"),
    ("Jottacloud", "Jottacloud"),
    ("Resilio Sync", "Resilio Sync"),
    ("Syncthing", "Syncthing"),
    ("SynologyDrive", "Synology Drive"),
    ("CloudStation", "Synology Cloud Station"),
    ("Qsync", "Qsync"),
    ("MagentaCLOUD", "MagentaCLOUD"),
    ("SpiderOak Hive", "SpiderOak"),
    ("Koofr", "Koofr"),
    ("Nutstore", "Nutstore"),
    ("BaiduSyncdisk", "Baidu"),
];

/// What such services leave in the folders that they sync.
const TRACES: [(&str, &str); 7] = [
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".seafile-data", "Seafile"),
    (".sync/ID", "Resilio Sync"),
];

fn synced(folder: &Path) -> Option<Place> {
    let named = |folder: &Path| {
        let name = folder.file_name()?.to_str()?;
        // A folder "Megaphone" is nobody's: behind the service's name stands nothing, or no letter.
        let is = |known: &str| {
            let begins = name.get(..known.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(known));
            begins && !name[known.len()..].starts_with(|next: char| next.is_alphabetic() && known != "iCloud")
        };
        NAMES.iter().find(|(known, _)| is(known)).map(|(_, service)| *service)
    };
    let traced =
        |folder: &Path| TRACES.iter().find(|(trace, _)| folder.join(trace).exists()).map(|(_, service)| *service);
    folder.ancestors().find_map(|folder| named(folder).or_else(|| traced(folder))).map(Place::Synced)
}

#[cfg(target_os = "linux")]
fn network(folder: &Path) -> Option<Place> {
    // The numbers are those of statfs(2): NFS, SMB, CIFS, SMB2, AFS, Coda, Ceph, and 9P, by which virtual machines share.
    const SHARES: [u64; 8] =
        [0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x5346_414f, 0x7375_7245, 0x00c3_6400, 0x0102_1997];
    const FUSE: u64 = 0x6573_5546;
    let kind = rustix::fs::statfs(folder).ok()?.f_type as u64 & 0xffff_ffff;
    let is_share = if kind == FUSE {
        is_shared_by(&std::fs::read_to_string("/proc/self/mountinfo").ok()?, folder)
    } else {
        SHARES.contains(&kind)
    };
    is_share.then_some(Place::Network)
}

/// Whether a program shows another computer's files at this place. What is mounted where: proc(5), `mountinfo`; the fifth
/// word of a line is the place, and behind " - " stands the kind.
#[cfg(target_os = "linux")]
fn is_shared_by(mounts: &str, folder: &Path) -> bool {
    const PROGRAMS: [&str; 9] =
        ["sshfs", "rclone", "gvfsd-fuse", "davfs", "davfs2", "curlftpfs", "s3fs", "glusterfs", "ceph"];
    let mount = |line: &str| {
        let (before, after) = line.split_once(" - ")?;
        let place = before.split(' ').nth(4)?.replace("\\040", " ");
        let kind = after.split(' ').next()?.to_owned();
        folder.starts_with(&place).then_some((place.len(), kind))
    };
    let innermost = mounts.lines().filter_map(mount).max_by_key(|(length, _)| *length);
    innermost.is_some_and(|(_, kind)| kind.strip_prefix("fuse.").is_some_and(|program| PROGRAMS.contains(&program)))
}

/// The system says itself whether a disk is of this computer: mount(2), `MNT_LOCAL`.
#[cfg(target_os = "macos")]
fn network(folder: &Path) -> Option<Place> {
    const MNT_LOCAL: u32 = 0x1000;
    (rustix::fs::statfs(folder).ok()?.f_flags & MNT_LOCAL == 0).then_some(Place::Network)
}

/// Windows names the share of a drive letter too, once a path is resolved.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn network(folder: &Path) -> Option<Place> {
    use std::path::{Component, Prefix};
    match folder.components().next()? {
        Component::Prefix(prefix) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)) => {
            Some(Place::Network)
        }
        _ => None,
    }
}

/// The folder as messages and settings name it.
pub(crate) fn absolute(folder: &Path) -> PathBuf {
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_sync_services_are_recognised_and_others_are_not() {
        for (folder, expected) in [
            ("/home/a/Dropbox/press", Some("Dropbox")),
            ("/home/a/Dropbox (Personal)/press", Some("Dropbox")),
            ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/press", Some("iCloud")),
            ("/Users/a/Library/CloudStorage/OneDrive-Firm/press", Some("OneDrive")),
            ("/home/a/OneDrive - Firm/press", Some("OneDrive")),
            ("/home/a/Nextcloud", Some("Nextcloud")),
            ("/home/a/pCloudDrive/press", Some("pCloud")),
            ("/Users/a/pCloud Drive/press", Some("pCloud")),
            ("/home/a/SynologyDrive/press", Some("Synology Drive")),
            ("/home/a/Megaphone/press", None),
            ("/home/a/Dropboxes/press", None),
            ("/home/a/dropbox/press", Some("Dropbox")),
            ("/home/a/MEGAsync/press", Some("MEGA")),
            ("/home/a/Proton Drive/a@b.example/press", Some("Proton Drive")),
            ("/home/a/YandexDisk", Some("Yandex Disk")),
            ("/home/a/Box Sync/press", Some("Box")),
            ("/home/a/Boxes/press", None),
            ("/home/a/press", None),
        ] {
            let found = synced(Path::new(folder));
            assert_eq!(found, expected.map(Place::Synced), "{folder}");
        }
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn another_computers_files_are_recognised_behind_the_program_that_shows_them() {
        let mounts = "22 1 254:1 / / rw,relatime - ext4 /dev/root rw\n\
                      40 22 0:50 / /home/a/far\\040away rw,nosuid - fuse.sshfs a@far.example: rw,user_id=1000\n\
                      41 22 0:51 / /media/stick rw,nosuid - fuse.ntfs-3g /dev/sdb1 rw\n";
        for (folder, expected) in
            [("/home/a/far away/press", true), ("/home/a/press", false), ("/media/stick/press", false)]
        {
            assert_eq!(is_shared_by(mounts, Path::new(folder)), expected, "{folder}");
        }
    }

    #[test]
    fn what_a_service_leaves_in_a_folder_tells_too() {
        let folder = tempfile::tempdir().expect("a folder");
        let library = folder.path().join("press/library");
        std::fs::create_dir_all(&library).expect("made");
        assert_eq!(warning(&library), None, "a folder of this computer");
        std::fs::create_dir(folder.path().join(".stfolder")).expect("made");
        let said = warning(&library).expect("recognised");
        assert!(said.contains("Syncthing") && said.contains("press"), "names the service and the folder: {said}");
    }
}
