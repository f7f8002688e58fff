// The interview for other programs: JSON lines on standard input and output, documented in
// docs/schema/befragung.md. One message per line, in and out; a message that cannot be taken is answered with
// `fehler` and changes nothing.
#pragma once

#include "apps/paragraf/ask_session.hpp"
#include "apps/paragraf/console.hpp"

namespace apps {

/// `output`: where the file is saved, for the last message; "" = nowhere.
void ask_by_protocol(AskSession& session, dsl::core::Date today, const std::string& output, Console& console);

}  // namespace apps
