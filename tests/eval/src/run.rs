//! One extractor in a thread of its own: a panic or an endless loop costs it one page, and the run goes on.

use crate::measure::Prediction;
use crate::systems::{Page, System};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;
use std::time::{Duration, Instant};

/// A page that takes longer is given up.
const PATIENCE: Duration = Duration::from_secs(20);

/// A stack that runs over ends the process, and cannot be caught: others get room.
const STACK: usize = 256 << 20;

pub enum Outcome {
    Read(Prediction, Duration),
    /// It panicked, did not come to an end, or said that there is no article.
    Failed(Prediction),
}

impl Outcome {
    pub fn read(&self) -> &Prediction {
        match self {
            Outcome::Read(found, _) | Outcome::Failed(found) => found,
        }
    }

    pub fn took(&self) -> Option<Duration> {
        match self {
            Outcome::Read(_, took) => Some(*took),
            Outcome::Failed(_) => None,
        }
    }
}

pub struct Runner {
    system: System,
    thread: Option<(Sender<Arc<Page>>, Receiver<Outcome>)>,
}

impl Runner {
    pub fn new(system: System) -> Runner {
        Runner { system, thread: None }
    }

    pub fn run(&mut self, page: &Arc<Page>) -> Outcome {
        let failed = || Outcome::Failed(Prediction::default());
        let (pages, outcomes) = match self.thread.take().map_or_else(|| start(self.system), Ok) {
            Ok(thread) => thread,
            Err(_) => return failed(),
        };
        if pages.send(page.clone()).is_err() {
            return failed();
        }
        match outcomes.recv_timeout(PATIENCE) {
            Ok(outcome) => {
                self.thread = Some((pages, outcomes));
                outcome
            }
            // The thread is left to itself; the next page gets a new one.
            Err(_) => {
                eprintln!("{}: a page was given up after {} s", self.system.name, PATIENCE.as_secs());
                failed()
            }
        }
    }
}

fn start(system: System) -> std::io::Result<(Sender<Arc<Page>>, Receiver<Outcome>)> {
    let (to_thread, pages) = channel::<Arc<Page>>();
    let (outcomes, from_thread) = channel();
    Builder::new().name(system.name.into()).stack_size(STACK).spawn(move || {
        for page in pages {
            if outcomes.send(timed(system, &page)).is_err() {
                return;
            }
        }
    })?;
    Ok((to_thread, from_thread))
}

fn timed(system: System, page: &Page) -> Outcome {
    let begun = Instant::now();
    let read = catch_unwind(AssertUnwindSafe(|| (system.read)(page)));
    let took = begun.elapsed();
    match read {
        Ok(Some(found)) => Outcome::Read(found, took),
        Ok(None) | Err(_) => Outcome::Failed(Prediction::default()),
    }
}

/// An extractor that panics is counted, not heard.
pub fn keep_quiet_about_panics() {
    let aloud = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() == Some("main") {
            aloud(panic);
        }
    }));
}
