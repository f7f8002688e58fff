// The interview as a dialogue on the terminal: prints a question, reads a line, until nothing can change a
// result any more, the input ends or somebody types `ende`.
#pragma once

#include "apps/paragraf/ask_session.hpp"
#include "apps/paragraf/console.hpp"

namespace apps {

/// `today`: the day under which judgements are recorded.
void ask_in_terminal(AskSession& session, dsl::core::Date today, Console& console);

}  // namespace apps
