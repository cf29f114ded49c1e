//! One type an id, so that a clip's id cannot be handed over where a dossier's is wanted. All are UUIDv7: they sort by
//! the time they were made, and two computers never make the same one.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts", type = "string"))]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id, later in order than every id made before.
            pub fn fresh() -> Self {
                $name(Uuid::now_v7())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> std::result::Result<Self, uuid::Error> {
                text.parse().map($name)
            }
        }
    };
}

id!(
    /// A clip: one article as a person keeps it.
    ClipId
);
id!(
    /// One reading of a clip: what one version of the extractor took from one snapshot.
    ReadingId
);
id!(
    /// A marked passage.
    AnnotationId
);
id!(TagId);
id!(DossierId);
id!(
    /// A section of a dossier.
    SectionId
);
id!(
    /// A clip's place in a dossier.
    EntryId
);
id!(
    /// A search that a person keeps.
    SearchId
);
