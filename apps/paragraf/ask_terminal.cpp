#include "apps/paragraf/ask_terminal.hpp"

#include <algorithm>
#include <istream>
#include <ostream>

#include <fmt/format.h>

#include "apps/paragraf/ask_words.hpp"
#include "dsl/core/citation.hpp"
#include "dsl/core/source.hpp"
#include "evaluator/render/text_lines.hpp"
#include "evaluator/render/values.hpp"
#include "evaluator/render/wording.hpp"

namespace apps {

namespace {

namespace engine = evaluator::engine;
namespace explain = evaluator::explain;
namespace interview = evaluator::interview;
namespace render = evaluator::render;
using interview::Topic;
using render::Ink;

/// What was typed: a command, an answer, or nothing more.
enum class Typed : std::uint8_t { Answer, Help, Unknown, Back, End };
struct Line {
    Typed typed = Typed::Answer;
    std::string text;
};

class Terminal {
public:
    Terminal(AskSession& session, dsl::core::Date today, Console& console)
        : session_(session), today_(today), console_(console) {}

    void run() {
        opening();
        while (session_.question() && !ended_) {
            const interview::Question question = *session_.question();
            const AskWords words = words_of(session_, question.subject);
            show(question, words);
            one(question, words);
        }
        closing();
    }

private:
    static constexpr const char* unknown = "weiß nicht";

    // --- reading

    Line read(const std::string& prompt) {
        console_.out << (console_.ascii ? render::to_ascii(prompt) : prompt) << std::flush;
        std::string line;
        if (!std::getline(console_.in, line)) {
            console_.out << '\n';
            ended_ = true;
            return {Typed::End, {}};
        }
        if (!console_.in_terminal) console_.out << line << '\n';
        const std::string text = trimmed(line);
        const auto is = [&](const char* word) { return dsl::core::same_name(text, word); };
        if (text == "?" || is("hilfe")) return {Typed::Help, text};
        if (is("weiß nicht") || is("w")) return {Typed::Unknown, text};
        if (is("zurück") || is("z")) return {Typed::Back, text};
        if (is("ende")) {
            ended_ = true;
            return {Typed::End, text};
        }
        return {Typed::Answer, text};
    }

    void say(const std::string& text, std::size_t indent = 0, const std::string& lead = "",
             Ink ink = Ink::Plain) {
        render::TextLines lines{console_.width, console_.out_color, console_.ascii};
        lines.paragraph(indent, lead, text, Ink::Plain, ink);
        console_.out << lines.take();
    }

    // --- one question

    void show(const interview::Question& question, const AskWords& words) {
        console_.out << '\n';
        say(fmt::format("{} ({})", words.text, expected_answer(words)), 0,
            fmt::format("{}. ", session_.answered() + 1), Ink::Bold);
        if (question.most_left > 1)
            say(fmt::format("noch höchstens {} Fragen", question.most_left), 3, "", Ink::Faint);
        if (!words.known.empty()) say("bisher bekannt: " + words.known, 3);
        if (!words.contested.empty())
            say("strittig: " + render::joined(words.contested, " oder ") + ". Wovon ist auszugehen?", 3);
        for (const std::string& entry : words.entries) say(entry, 5, "- ");
        if (question.is_over_time && is_said_for_a_time(words.kind))
            say(fmt::format("Wechselt es mit der Zeit: „{0} seit 01.03.2020“, „{0} von … bis …“; mehrere "
                            "Zeiten mit Strichpunkt.",
                            example_of(words.kind)),
                3, "", Ink::Faint);
        show_signs(words);
        if (!words.status_name.empty()) say("Status:", 3);
        for (std::size_t i = 0; i < words.choices.size(); ++i)
            say(words.choices[i].text, 3, fmt::format("{:>2} ", i + 1));
    }

    static std::string example_of(AskKind kind) {
        return kind == AskKind::YesNo ? "ja" : kind == AskKind::Choice ? "2" : "1200";
    }

    /// What speaks for and against it, as it stands in the file.
    void show_signs(const AskWords& words) {
        for (const bool in_favour : {true, false}) {
            bool is_first = true;
            for (const AskSign& sign : words.signs) {
                if (sign.in_favour != in_favour) continue;
                if (is_first) say(in_favour ? "Anzeichen dafür:" : "Anzeichen dagegen:", 3);
                is_first = false;
                say(fmt::format("{} (laut Akte: {})", sign.text, sign.state), 5, "- ");
            }
        }
        if (words.kind == AskKind::Judgement)
            for (const std::string& hint : words.hints) say("Hinweis: " + hint, 3);
    }

    static std::string expected_answer(const AskWords& words) {
        switch (words.kind) {
            case AskKind::YesNo: return "ja/nein";
            case AskKind::Choice: return "Nummer";
            case AskKind::Day: return "TT.MM.JJJJ";
            case AskKind::Event: return "TT.MM.JJJJ; „nein“ = nicht geschehen";
            case AskKind::Number: return "Zahl";
            case AskKind::Money: return "Euro";
            case AskKind::Percent: return "Prozent";
            case AskKind::Duration: return "zum Beispiel 18 Monate";
            case AskKind::Text: return "Text";
            case AskKind::Citation: return "§ … Abs. … mit Gesetz";
            case AskKind::Person: return "Gibt es sie? ja/nein";
            case AskKind::Entries:
            case AskKind::Periods: return "Wie viele? 0 = keine";
            case AskKind::Complete: return "ja, oder wie viele fehlen";
            case AskKind::Judgement: return "zu beurteilen: ja/nein";
        }
        return {};
    }

    void one(const interview::Question& question, const AskWords& words) {
        const Line line = read("> ");
        if (is_command(line, question, words)) return;
        std::optional<AskJson> value;
        if (question.subject.topic == Topic::Stretch) {
            value = stretch(words, *question.subject.days, line.text);
        } else if (words.kind == AskKind::Entries || words.kind == AskKind::Periods) {
            value = entries(words, line.text);
        } else if (words.kind == AskKind::Complete) {
            value = completion(words, line.text);
        } else if (words.kind == AskKind::Judgement) {
            value = judgement(line.text);
        } else {
            const AskValue typed = value_of(words, line.text);
            if (!typed.value) say(typed.message, 3);
            value = typed.value;
        }
        if (!value) return;  // asked again
        const std::string messages = session_.answer(*value);
        if (!messages.empty()) complain(messages);
    }

    bool is_command(const Line& line, const interview::Question& question, const AskWords& words) {
        switch (line.typed) {
            case Typed::Help: help(question, words); return true;
            case Typed::Unknown: session_.leave_open(); return true;
            case Typed::Back:
                if (!session_.back()) say("Das ist die erste Frage.", 3);
                return true;
            case Typed::End: return true;
            case Typed::Answer: break;
        }
        if (!line.text.empty()) return false;
        say("Bitte antworten; „weiß nicht“ lässt die Frage offen, „?“ sagt, wozu sie gestellt wird.", 3);
        return true;
    }

    void complain(const std::string& messages) {
        std::size_t begin = 0;
        while (begin <= messages.size()) {
            const std::size_t end = std::min(messages.find('\n', begin), messages.size());
            const bool is_detail = messages.compare(begin, 2, "  ") == 0;
            say(messages.substr(begin + (is_detail ? 2 : 0), end - begin - (is_detail ? 2 : 0)),
                is_detail ? 5 : 3);
            begin = end + 1;
        }
    }

    void help(const interview::Question& question, const AskWords& words) {
        say("Wozu die Frage gestellt wird:", 3);
        for (const interview::Why& why : question.why)
            for (const AskReason& reason : reasons_of(session_, why))
                say(fmt::format("{}: {}", reason.citation, reason.text), 5, "- ");
        if (!words.basis.empty())
            say((words.kind == AskKind::Judgement ? "Zu beurteilen nach: " : "Rechtsgrundlage der Frage: ") +
                    render::citation_list(words.basis),
                3);
        if (!words.proofs.empty()) say("Nachweis: " + render::joined(words.proofs, ", "), 3);
        if (words.kind != AskKind::Judgement)
            for (const std::string& hint : words.hints) say("Hinweis: " + hint, 3);
        if (words.is_sensitive)
            say("Besonders geschützte Angabe (Art. 9 DSGVO): wird erst gefragt, wenn keine andere Angabe "
                "mehr weiterhilft.",
                3);
        if (!words.contested.empty())
            say("Die Antwort tritt in der Akte an die Stelle der strittigen Werte. Bleibt es strittig: weiß "
                "nicht.",
                3);
        if (is_said_for_a_time(words.kind))
            say(fmt::format("Gilt es nicht immer: „{0} seit 01.03.2020“ oder „{0} von 01.03.2020 bis "
                            "28.02.2023“; mehrere Zeiten trennt ein Strichpunkt. Zeiten, die niemand nennt, "
                            "bleiben offen.",
                            example_of(words.kind)),
                3);
        if (words.kind == AskKind::Day || words.kind == AskKind::Event)
            say("Nur teilweise bekannt: „05.1994“, „1994“ oder „zwischen 01.05.1994 und 31.08.1994“.", 3);
        say("weiß nicht (w) lässt die Frage offen, zurück (z) nimmt die letzte Antwort zurück, ende "
            "speichert und hört auf.",
            3);
    }

    // --- lists, stretches of time, judgements

    /// A line inside an answer of several lines; nothing: the question is asked again from its start.
    std::optional<std::string> part(const std::string& prompt) {
        const Line line = read("   " + prompt);
        if (line.typed == Typed::Answer) return line.text;
        if (line.typed == Typed::Unknown) return unknown;
        if (line.typed == Typed::Help)
            say("Die Frage beginnt noch einmal; dort sagt „?“, wozu sie gestellt wird.", 3);
        return std::nullopt;
    }

    std::optional<AskJson> entries(const AskWords& words, const std::string& text) {
        constexpr std::size_t most = 100;
        std::size_t count = 0;
        const bool is_number =
            !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string::npos;
        if (is_number) count = std::stoul(text);
        if (yes_or_no(text) == false) {
            count = 0;
        } else if (!is_number || count > most) {
            say("Bitte die Anzahl als Zahl, 0 für keine; „weiß nicht“ geht auch.", 3);
            return std::nullopt;
        }
        AskJson result = AskJson::array();
        for (std::size_t i = 0; i < count; ++i) {
            if (words.kind == AskKind::Entries || (words.kind == AskKind::Complete && !words.is_of_periods)) {
                result.push_back(AskJson::object());
                continue;
            }
            const auto days =
                period(words, fmt::format("{} {}", words.entry_name, words.entries.size() + i + 1), {}, {});
            if (!days) return std::nullopt;
            result.push_back(*days);
        }
        return result;
    }

    /// Yes: these are all. Else how many are missing; that some are missing and nobody knows which leaves it
    /// open.
    std::optional<AskJson> completion(const AskWords& words, const std::string& text) {
        const auto answer = yes_or_no(text);
        if (answer == true) return AskJson(true);
        if (!answer) return entries(words, text);
        const auto count = part("Wie viele fehlen (weiß nicht = bleibt unvollständig)? ");
        if (!count) return std::nullopt;
        if (*count == unknown) {
            session_.leave_open();
            return std::nullopt;
        }
        return entries(words, *count);
    }

    /// Asks until it is a day, the default (nothing typed) or not known.
    std::optional<std::string> day_part(const std::string& prompt) {
        while (true) {
            const auto text = part(prompt);
            if (!text || text->empty() || *text == unknown || is_day(day_value(*text))) return text;
            say("Bitte einen Tag: TT.MM.JJJJ; teilweise bekannt auch MM.JJJJ oder JJJJ; sonst „weiß nicht“.",
                5);
        }
    }

    std::optional<std::string> status_part(const AskWords& words, const std::string& prompt) {
        while (true) {
            const auto text = part(prompt);
            if (!text || text->empty() || *text == unknown) return text;
            const AskJson value = choice_value(words, *text);
            for (const AskChoice& choice : words.choices)
                if (value == choice.name) return choice.name;
            say(fmt::format("Bitte eine Nummer von 1 bis {}; sonst „weiß nicht“.", words.choices.size()), 5);
        }
    }

    /// Begin, end and, in lists without gaps, status; what is typed as nothing is the default.
    std::optional<AskJson> period(const AskWords& words, const std::string& name, const std::string& from,
                                  const std::string& until) {
        const auto begin = day_part(name + " von: ");
        if (!begin) return std::nullopt;
        const auto end = day_part(
            name + (until.empty() ? " bis (letzter Tag; leer = dauert an): " : " bis (letzter Tag): "));
        if (!end) return std::nullopt;
        AskJson result = AskJson::object();
        const std::string first = begin->empty() ? from : *begin, last = end->empty() ? until : *end;
        result["von"] = first.empty() || first == unknown ? AskJson() : day_value(first);
        if (last == unknown) {
            const AskJson earliest = result["von"].is_string() ? result["von"] : AskJson("1900-01-01");
            result["bis"] = AskJson{{"zwischen", AskJson::array({earliest, "nicht"})}};
        } else if (!last.empty()) {
            result["bis"] = day_value(last);
        }
        if (words.status_name.empty()) return result;
        const auto status = status_part(words, name + " Status (Nummer): ");
        if (!status) return std::nullopt;
        if (!status->empty() && *status != unknown) result[words.status_name] = *status;
        return result;
    }

    std::optional<AskJson> stretch(const AskWords& words, const dsl::model::Validity& days,
                                   const std::string& text) {
        const auto wanted = yes_or_no(text);
        if (!wanted) say("Bitte mit ja oder nein antworten; „weiß nicht“ geht auch.", 3);
        if (!wanted) return std::nullopt;
        if (!*wanted) {
            session_.leave_open();
            return std::nullopt;
        }
        const bool is_open_ended = days.until == dsl::core::Date::never();
        const auto result =
            period(words, "Abschnitt", dsl::core::to_german(days.from),
                   is_open_ended ? std::string() : dsl::core::to_german(dsl::core::previous_day(days.until)));
        return result ? std::optional(AskJson::array({*result})) : std::nullopt;
    }

    std::optional<AskJson> judgement(const std::string& text) {
        const auto affirmed = yes_or_no(text);
        if (!affirmed) say("Bitte mit ja oder nein antworten; „weiß nicht“ lässt es offen.", 3);
        if (!affirmed) return std::nullopt;
        const auto reason = part("Begründung: ");
        if (!reason) return std::nullopt;
        const auto role = part(role_.empty() ? "Rolle (wer urteilt, als Funktion): "
                                             : fmt::format("Rolle (leer = {}): ", role_));
        if (!role) return std::nullopt;
        if (!role->empty()) role_ = *role;
        return AskJson{{"wert", *affirmed},
                       {"begründung", *reason},
                       {"rolle", role_},
                       {"datum", dsl::core::to_iso(today_)}};
    }

    // --- beginning and end

    void opening() {
        std::string norms;
        for (const interview::Standing& one : session_.round().norms)
            norms +=
                (norms.empty() ? "" : ", ") + dsl::core::to_text(session_.plan().norms[one.norm].citation);
        say("Befragung zu " + norms, 0, "", Ink::Bold);
        say("Vorprüfung, keine Entscheidung. Gefragt wird nur, was ein offenes Ergebnis noch ändern kann.");
        say("? = wozu, Rechtsgrundlage, Nachweis · weiß nicht (w) · zurück (z) · ende = speichern und "
            "aufhören");
    }

    void closing() {
        console_.out << '\n';
        say(ended_ ? "Unterbrochen. Stand:"
                   : "Keine Frage mehr, die an einem Ergebnis etwas ändert. Ergebnis:",
            0, "", Ink::Bold);
        for (const explain::NormReport& norm : session_.report().norms) {
            say(fmt::format("{} – {}: {}", dsl::core::to_text(norm.citation), norm.title,
                            render::badge_of(norm).words),
                2);
            for (const explain::Node& element : norm.elements)
                if (stands_against(norm, element))
                    say(fmt::format(
                            "{}: {}", element.text,
                            render::badge_of(element, render::role_of(element, render::Role::Requirement))
                                .words),
                        4, "- ");
        }
        if (!ended_) remains();
        console_.out << '\n';
    }

    static bool stands_against(const explain::NormReport& norm, const explain::Node& element) {
        if (norm.outcome != explain::Outcome::DoesNotExist && !norm.as_a_rule_only) return false;
        return element.state == explain::State::NotMet || element.as_a_rule_only;
    }

    void remains() {
        constexpr std::pair<const char*, bool> groups[] = {{"Noch zu beurteilen (Wertung, Ermessen):", true},
                                                           {"Sonst noch offen:", false}};
        for (const auto& [heading, is_weighed] : groups) {
            bool is_first = true;
            for (const interview::Left& left : session_.round().left) {
                const bool weighed =
                    left.rank >= interview::Rank::Judgement && left.rank != interview::Rank::NeverAsked;
                if (weighed != is_weighed) continue;
                if (is_first) say(heading, 2);
                is_first = false;
                say(left_words(left), 4, "- ");
            }
        }
    }

    std::string left_words(const interview::Left& left) const {
        std::string text =
            left.subject ? words_of(session_, *left.subject).text : words_of(session_, left.open);
        switch (left.open.variable.kind) {
            case engine::Variable::Kind::Reading: return "Streitfrage (--lesart): " + text;
            case engine::Variable::Kind::Suspension: return "Ende des Verfahrens abwarten: " + text;
            default: return text;
        }
    }

    AskSession& session_;
    dsl::core::Date today_;
    Console& console_;
    bool ended_ = false;
    std::string role_;
};

}  // namespace

void ask_in_terminal(AskSession& session, dsl::core::Date today, Console& console) {
    Terminal{session, today, console}.run();
}

}  // namespace apps
