//! Undo and redo: of whatever was done last, also by another program, for a day.

use super::Library;
use crate::Result;
use crate::model::Undone;
use crate::store::Direction;

impl Library {
    pub fn undo(&self) -> Result<Undone> {
        self.flip(Direction::Undo)
    }

    pub fn redo(&self) -> Result<Undone> {
        self.flip(Direction::Redo)
    }

    fn flip(&self, direction: Direction) -> Result<Undone> {
        let (label, changes) = self.store.flip(direction)?;
        self.announce(changes);
        Ok(Undone { label })
    }
}
