//! Journeys through the application as its users take them: through `Library` and through the command line.
