//! Waiting until the disk has what was written: a file, a folder whose names changed, or many of them.

use std::fs::File;
use std::io;
use std::path::Path;

/// Makes a file durable that was just written. Windows syncs only what is open for writing.
pub(super) fn sync_file(file: &Path) -> io::Result<()> {
    File::options().write(true).open(file)?.sync_all()
}

/// Makes a rename durable. Windows has no such call, and needs none.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(windows) { Ok(()) } else { File::open(folder)?.sync_all() }
}

/// How many waits for the disk go on side by side: a file system settles those that come together in one go.
const AT_ONCE: usize = 16;
/// From so many on, the whole file system is made durable at once where that can be done: one wait instead of hundreds. It
/// is a wait for what other programs wrote, too, so a few files do without.
const MANY: usize = 32;

/// Makes files, or folders, on one and the same disk durable, each as `sync` does.
pub(super) fn sync_many(paths: &[impl AsRef<Path> + Sync], sync: fn(&Path) -> io::Result<()>) -> io::Result<()> {
    let Some(first) = paths.first() else { return Ok(()) };
    if paths.len() >= MANY && sync_all_there(first.as_ref())? {
        return Ok(());
    }
    if let [only] = paths {
        return sync(only.as_ref());
    }
    std::thread::scope(|scope| {
        let shares = paths.chunks(paths.len().div_ceil(AT_ONCE));
        let share = |share: &'_ [_]| share.iter().try_for_each(|path| sync(AsRef::as_ref(path)));
        let waits: Vec<_> = shares.map(|paths| scope.spawn(move || share(paths))).collect();
        let failed = || io::Error::other("waiting for the disk was broken off");
        waits.into_iter().try_for_each(|wait| wait.join().unwrap_or_else(|_| Err(failed())))
    })
}

/// Makes everything durable that lies on the same file system; `false` where it does not say whether that went well. Linux
/// says so since 5.8: syncfs(2). A program that stands behind a file system (FUSE) is not asked, nor another computer.
#[cfg(target_os = "linux")]
fn sync_all_there(path: &Path) -> io::Result<bool> {
    // The numbers are those of statfs(2): ext2 to ext4, XFS, Btrfs, F2FS.
    const DISKS: [u64; 4] = [0xef53, 0x5846_5342, 0x9123_683e, 0xf2f5_2010];
    let there = File::open(path)?;
    let kind = rustix::fs::fstatfs(&there)?.f_type as u64 & 0xffff_ffff;
    if !DISKS.contains(&kind) {
        return Ok(false);
    }
    rustix::fs::syncfs(&there)?;
    Ok(true)
}

#[cfg(not(target_os = "linux"))]
fn sync_all_there(_: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn each_of_many_is_waited_for_one_way_or_the_other() {
        static SYNCED: AtomicUsize = AtomicUsize::new(0);
        let counted = |path: &Path| {
            SYNCED.fetch_add(1, Ordering::Relaxed);
            sync_file(path)
        };
        let folder = tempfile::tempdir().expect("a folder");
        let files: Vec<_> = (0..MANY).map(|number| folder.path().join(number.to_string())).collect();
        files.iter().for_each(|file| std::fs::write(file, "page").expect("written"));
        let each = |number: usize| {
            SYNCED.store(0, Ordering::Relaxed);
            sync_many(&files[..number], counted).expect("durable");
            SYNCED.load(Ordering::Relaxed)
        };
        assert_eq!((each(0), each(1), each(MANY - 1)), (0, 1, MANY - 1), "a few: each for itself");
        let at_once = sync_all_there(folder.path()).expect("a disk");
        assert_eq!(each(MANY), if at_once { 0 } else { MANY }, "many: at once, or each for itself");
        std::fs::remove_file(&files[7]).expect("removed");
        assert!(sync_many(&files[..8], counted).is_err(), "one that is not there cannot be made durable");
    }
}
