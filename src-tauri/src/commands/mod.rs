//! What the page may ask of the shell, by noun; each a few lines over one method of `Library`.
//! `ui/src/api/commands.ts` has the same list; a test holds the two against each other.

mod annotations;
mod clipboard;
mod clips;
mod dossiers;
mod keeping;
mod readings;
mod search;
mod system;
mod tags;
mod transfer;
mod welcome;

use tauri::Wry;
use tauri::ipc::Invoke;

pub fn all() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        annotations::annotate,
        annotations::delete_annotation,
        annotations::note_annotation,
        annotations::recolour_annotation,
        annotations::tag_annotation,
        clipboard::edit_page,
        clipboard::paste,
        clips::clip,
        clips::clip_all,
        clips::edit_clip,
        clips::expand,
        clips::find_in_clip,
        clips::list_clips,
        clips::mark_clips,
        clips::note_clip,
        clips::open_clip,
        clips::open_page,
        clips::opened_clip,
        clips::overview,
        clips::put_back,
        clips::retry_clip,
        clips::trash_clips,
        clips::untrash_clips,
        dossiers::add_to_dossier,
        dossiers::create_dossier,
        dossiers::create_section,
        dossiers::delete_dossier,
        dossiers::delete_section,
        dossiers::dossier_comment,
        dossiers::dossier_intro,
        dossiers::move_in_dossier,
        dossiers::move_section,
        dossiers::open_dossier,
        dossiers::remove_from_dossier,
        dossiers::rename_dossier,
        dossiers::rename_section,
        keeping::attach_annotation,
        keeping::back_up,
        keeping::backup_file,
        keeping::check_library,
        keeping::choose_backup,
        keeping::empty_trash,
        keeping::go_back,
        keeping::keep_backups_in,
        keeping::keeping,
        keeping::move_library,
        keeping::open_library,
        keeping::restore_annotations,
        keeping::restore_dossiers,
        keeping::trash_contents,
        readings::look_at_readings,
        readings::put_off_readings,
        readings::rereading,
        readings::take_readings,
        keeping::ways_back,
        crate::closing::quit,
        crate::closing::will_quit,
        crate::menu::show_menu,
        search::authors,
        search::delete_search,
        search::rename_search,
        search::save_search,
        search::search_facets,
        system::library_info,
        system::painted,
        system::redo,
        system::reopen_library,
        system::stop,
        system::undo,
        system::zoom,
        tags::delete_tag,
        tags::merge_tags,
        tags::rename_tag,
        tags::tag_clips,
        transfer::choose_files,
        transfer::choose_folder,
        transfer::export_dossier,
        transfer::preview_export,
        transfer::show_in_folder,
        welcome::clip_sample,
    ]
}
