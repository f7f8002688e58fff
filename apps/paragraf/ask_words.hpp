// A question of the interview in German words, and a German answer as a value of the person file. In:
// subjects and texts. Out: words, choices, JSON. Checks nothing that the readers of person files check.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "apps/paragraf/ask_session.hpp"

namespace apps {

/// How a question is answered.
enum class AskKind : std::uint8_t {
    YesNo,
    Choice,
    Day,
    Event,
    Number,
    Money,
    Percent,
    Duration,
    Text,
    Citation,
    Person,    // is there one?
    Entries,   // how many? then each
    Periods,   // how many? then begin and end of each
    Complete,  // are these all? if not: what is missing, as Entries or Periods
    Judgement,
};

struct AskChoice {
    std::string name, text;  // as in the file; as people say it
};

struct AskWords {
    AskKind kind = AskKind::YesNo;
    std::string text;                    // the question, whom and which entry it concerns included
    std::string name;                    // of the fact, list, judgement; "element/weg" of a requirement
    std::string person;                  // "" = the person judged, else "partner", "kinder[0]"
    std::string entry;                   // "aufenthaltszeiten[0]"; "" = none
    std::string known;                   // partly known: what the file says
    std::vector<std::string> contested;  // the values somebody maintains
    bool is_sensitive = false;           // Art. 9 GDPR
    std::vector<AskChoice> choices;
    std::string unit;                        // "EUR", "%", "" = none
    std::vector<dsl::core::Citation> basis;  // legal basis for asking
    std::vector<std::string> proofs, hints;
    std::string entry_name;            // lists: what one entry is called
    std::vector<std::string> entries;  // Complete: those there are, in words
    bool is_of_periods = false;        // Complete: of periods
    std::vector<AskSign> signs;        // judgements: what speaks for and against it
    /// Periods without gaps: the status is asked with the days; its name, and its values in `choices`.
    std::string status_name;
};

AskWords words_of(const AskSession& session, const evaluator::interview::Subject& subject);
/// The same for what cannot be asked: a meaning, a proceeding, a fact that stands in another file.
std::string words_of(const AskSession& session, const evaluator::engine::OpenVariable& open);

/// A requirement for which it is asked.
struct AskReason {
    std::string citation, text;  // "§ 25b Abs. 1 Satz 2 Nr. 4 AufenthG", "Mündlich A2"
};
std::vector<AskReason> reasons_of(const AskSession& session, const evaluator::interview::Why& why);

/// "12.04.1994", "04.1994", "1994", "zwischen 01.01.1990 und 31.12.1991", "noch nicht".
AskJson day_value(const std::string& text);
/// Kinds of values that may hold for a time; days and events are days themselves.
bool is_said_for_a_time(AskKind kind);
/// By number, by name or as people say it; what is none of them as it is.
AskJson choice_value(const AskWords& words, const std::string& text);
struct AskValue {
    std::optional<AskJson> value;
    std::string message;  // why there is none
};
/// What was typed as a value. What does not fit is mostly passed on as it is: the readers say what is wrong.
AskValue value_of(const AskWords& words, const std::string& text);
/// A day as files write it, also partly known.
bool is_day(const AskJson& value);

/// Without spaces at the ends.
std::string trimmed(const std::string& text);
std::optional<bool> yes_or_no(const std::string& text);

}  // namespace apps
