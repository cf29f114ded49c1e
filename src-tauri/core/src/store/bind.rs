//! How the model's small types stand in a column: all of them as text.

use crate::model::*;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

macro_rules! as_text {
    ($($name:ty: $read:expr;)*) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.to_string().into())
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let text = value.as_str()?;
                $read(text).ok_or_else(|| FromSqlError::Other(format!("“{text}” was not expected").into()))
            }
        }
    )*};
}

as_text! {
    ClipId: |text: &str| text.parse().ok();
    ReadingId: |text: &str| text.parse().ok();
    AnnotationId: |text: &str| text.parse().ok();
    TagId: |text: &str| text.parse().ok();
    DossierId: |text: &str| text.parse().ok();
    SectionId: |text: &str| text.parse().ok();
    SearchId: |text: &str| text.parse().ok();
    EntryId: |text: &str| text.parse().ok();
    PressDate: PressDate::parse;
}

impl ToSql for Colour {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for Colour {
    /// A colour that a newer version wrote shows as the first one.
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Colour::parse(value.as_str()?).unwrap_or_default())
    }
}

/// Ids as one parameter, for `IN (SELECT value FROM json_each(?))`.
pub(super) fn list<T: std::fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    serde_json::Value::from(items).to_string()
}

/// Numbers as one parameter, in the same way.
pub(super) fn numbers(items: impl IntoIterator<Item = i64>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    format!("[{}]", items.join(","))
}
