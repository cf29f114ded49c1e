mod bad_input;
mod clipping;
mod contract;
mod desk;
mod export;
#[cfg(target_os = "linux")]
mod first_run;
#[cfg(target_os = "linux")]
mod full_disk;
mod keeping;
mod killed;
mod killed_keeping;
mod libraries;
mod main_job;
mod renamed;
mod searching;
mod structure;
mod undo;
mod web;
