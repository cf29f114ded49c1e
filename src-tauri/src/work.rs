//! Work that takes long, and that the person can stop: the page gives it a number, and says that number to stop it.

use cuttings_core::{Error, ErrorCode, Result};
use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The numbers of work that is to be stopped.
#[derive(Clone, Default)]
pub struct Stopped(Arc<Mutex<HashSet<u64>>>);

impl Stopped {
    pub fn stop(&self, number: u64) {
        self.numbers().insert(number);
    }

    fn numbers(&self) -> MutexGuard<'_, HashSet<u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One piece of it, until it is dropped.
pub struct Work {
    number: u64,
    stopped: Stopped,
}

impl Work {
    pub fn begin(number: u64, stopped: &Stopped) -> Work {
        Work { number, stopped: stopped.clone() }
    }

    /// An error once the person has stopped it.
    pub fn goes_on(&self) -> Result<()> {
        match self.stopped.numbers().contains(&self.number) {
            true => Err(Error::new(ErrorCode::Interrupted, "This was stopped before its end.")),
            false => Ok(()),
        }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.stopped.numbers().remove(&self.number);
    }
}
