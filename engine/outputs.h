#pragma once

#include <optional>
#include <string>

#include "command_line.h"
#include "report/manifest.h"
#include "report/outcomes.h"

namespace sendcast {

// What a run prints and writes.

/// The terminal that standard output is, or 120 columns without colour where it is none. NO_COLOR is heeded.
Screen terminal_screen();

/// The table that is asked for by name; throws CommandLineError where the run has none.
const Table& table_named(const std::string& name, const Outcomes& outcomes);

/// Prints what the options ask for to standard output.
/// @param table  what is asked for with --table; null where nothing is
void print_outputs(const Outcomes& outcomes, bool compares, const Options& options, const Manifest& manifest,
                   const Table* table);

/// Writes every file that is asked for, all of them or none; what went wrong, if something did.
/// @param sources  the files that the scenarios were read from
std::optional<std::string> write_outputs(const Outcomes& outcomes, const Options& options, const Manifest& manifest,
                                         const Sources& sources);

}  // namespace sendcast
