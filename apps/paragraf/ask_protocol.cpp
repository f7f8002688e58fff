#include "apps/paragraf/ask_protocol.hpp"

#include <istream>
#include <ostream>

#include "apps/paragraf/ask_words.hpp"
#include "dsl/core/citation.hpp"
#include "evaluator/explain/explain.hpp"
#include "evaluator/render/result_names.hpp"

namespace apps {

namespace {

namespace engine = evaluator::engine;
namespace explain = evaluator::explain;
namespace interview = evaluator::interview;
namespace render = evaluator::render;
using interview::Topic;

const char* name_of(AskKind kind) {
    switch (kind) {
        case AskKind::YesNo: return "wahr";
        case AskKind::Choice: return "auswahl";
        case AskKind::Day: return "datum";
        case AskKind::Event: return "ereignis";
        case AskKind::Number: return "zahl";
        case AskKind::Money: return "geld";
        case AskKind::Percent: return "prozent";
        case AskKind::Duration: return "dauer";
        case AskKind::Text: return "text";
        case AskKind::Citation: return "fundstelle";
        case AskKind::Person: return "person";
        case AskKind::Entries: return "liste";
        case AskKind::Periods: return "zeitraeume";
        case AskKind::Complete: return "vollstaendig";
        case AskKind::Judgement: return "wertung";
    }
    return "";
}

const char* name_of(Topic topic) {
    switch (topic) {
        case Topic::Judgement: return "wertung";
        case Topic::Discretion: return "ermessen";
        case Topic::Way: return "kann";
        case Topic::Atypical: return "atypisch";
        case Topic::Stretch: return "abschnitt";
        case Topic::Complete: return "vollstaendig";
        default: return "angabe";
    }
}

AskJson citations(const std::vector<dsl::core::Citation>& list) {
    AskJson result = AskJson::array();
    for (const auto& citation : list) result.push_back(dsl::core::to_text(citation));
    return result;
}

class Protocol {
public:
    Protocol(AskSession& session, dsl::core::Date today, const std::string& output, Console& console)
        : session_(session), today_(today), output_(output), console_(console) {}

    void run() {
        send({{"stand", state()}});
        bool is_asking = ask();
        std::string line;
        while (is_asking && std::getline(console_.in, line)) {
            if (trimmed(line).empty()) continue;
            is_asking = take(line);
        }
        if (is_asking) end(true);
    }

private:
    void send(const AskJson& message) { console_.out << message.dump() << '\n' << std::flush; }

    bool fail(const std::string& text) {
        send({{"fehler", {{"text", text}}}});
        return true;
    }

    /// The next question, or the end; false: it was the end.
    bool ask() {
        if (!session_.question()) return end(false);
        send({{"frage", question(*session_.question())}});
        return true;
    }

    bool next() {
        send({{"stand", state()}});
        return ask();
    }

    /// One message; false: the interview is over.
    bool take(const std::string& line) {
        const AskJson message = AskJson::parse(line, nullptr, false);
        if (!message.is_object()) return fail("erwartet wird ein JSON-Objekt in einer Zeile");
        if (message.contains("ende")) return end(true);
        if (message.contains("stand")) {
            send({{"stand", state()}});
            return true;
        }
        if (message.contains("zurueck")) {
            if (!session_.back()) return fail("das ist die erste Frage");
            return next();
        }
        if (const auto id = message.find("id");
            id != message.end() && *id != id_of(words_of(session_, session_.question()->subject)))
            return fail("die Antwort gehört zu einer anderen Frage");
        if (message.contains("weiss_nicht")) {
            session_.leave_open();
            return next();
        }
        if (!message.contains("antwort"))
            return fail("erwartet wird antwort, weiss_nicht, zurueck, stand oder ende");
        return answer(message["antwort"]);
    }

    bool answer(AskJson value) {
        const interview::Question& question = *session_.question();
        const AskWords words = words_of(session_, question.subject);
        const std::string wrong = adapt(value, words, question.subject.topic);
        if (!wrong.empty()) return fail(wrong);
        const std::string messages = session_.answer(value);
        if (!messages.empty()) return fail(messages);
        return next();
    }

    /// Answers are values of the person file; persons and lists may also be answered shortly.
    std::string adapt(AskJson& value, const AskWords& words, Topic topic) const {
        constexpr std::uint64_t most = 100;
        if (words.kind == AskKind::Person && value.is_boolean())
            value = value.get<bool>() ? AskJson::object() : AskJson();
        else if (value.is_null())
            return "für „unbekannt“ steht {\"weiss_nicht\": true}";
        if (words.kind == AskKind::Entries && value.is_number_unsigned()) {
            if (value.get<std::uint64_t>() > most) return "höchstens 100 Einträge auf einmal";
            value = AskJson(value.get<std::size_t>(), AskJson::object());
        }
        if ((words.kind == AskKind::Entries || words.kind == AskKind::Periods) && topic != Topic::Stretch &&
            !value.is_array())
            return words.kind == AskKind::Entries ? "erwartet wird eine Anzahl oder eine Liste der Einträge"
                                                  : "erwartet wird eine Liste der Zeiträume mit von und bis";
        if (words.kind == AskKind::Complete) {
            if (value.is_number_unsigned() && !words.is_of_periods) {
                if (value.get<std::uint64_t>() > most) return "höchstens 100 Einträge auf einmal";
                value = AskJson(value.get<std::size_t>(), AskJson::object());
            }
            if (value != true && !value.is_array())
                return "erwartet wird true (das sind alle) oder die Liste der Einträge, die fehlen";
        }
        if (words.kind == AskKind::Judgement) {
            if (!value.is_object() || !value.contains("wert") || !value.contains("begründung") ||
                !value.contains("rolle"))
                return "eine Wertung braucht wert, begründung und rolle";
            if (!value.contains("datum")) value["datum"] = dsl::core::to_iso(today_);
        }
        return {};
    }

    std::string id_of(const AskWords& words) const {
        const interview::Subject& subject = session_.question()->subject;
        std::string id = std::string(name_of(subject.topic)) + ":";
        for (const std::string& part : {words.person, words.entry})
            if (!part.empty()) id += part + ".";
        if (subject.topic == Topic::Way || subject.topic == Topic::Atypical)
            id += dsl::core::to_text(session_.plan().blocks[subject.ref].norm) + ":";
        id += words.name;
        if (subject.days) id += "@" + dsl::core::to_iso(subject.days->from);
        return id;
    }

    AskJson question(const interview::Question& question) {
        const AskWords words = words_of(session_, question.subject);
        AskJson result{{"id", id_of(words)},
                       {"art", name_of(question.subject.topic)},
                       {"typ", name_of(words.kind)},
                       {"text", words.text},
                       {"name", words.name}};
        if (!words.person.empty()) result["person"] = words.person;
        if (!words.entry.empty()) result["eintrag"] = words.entry;
        if (!words.known.empty()) result["bekannt"] = words.known;
        if (!words.unit.empty()) result["einheit"] = words.unit;
        if (!words.choices.empty()) {
            result["auswahl"] = AskJson::array();
            for (const AskChoice& choice : words.choices)
                result["auswahl"].push_back({{"wert", choice.name}, {"text", choice.text}});
        }
        result["rechtsgrundlage"] = citations(words.basis);
        result["gefragt_fuer"] = AskJson::array();
        for (const interview::Why& why : question.why)
            for (const AskReason& reason : reasons_of(session_, why))
                result["gefragt_fuer"].push_back(
                    {{"norm", dsl::core::to_text(session_.plan().norms[why.norm].citation)},
                     {"fundstelle", reason.citation},
                     {"text", reason.text}});
        if (!words.entries.empty()) result["eintraege"] = words.entries;
        if (!words.contested.empty()) result["strittig"] = words.contested;
        add_days(result, question);
        if (!words.signs.empty()) {
            result["anzeichen"] = AskJson::array();
            for (const AskSign& sign : words.signs)
                result["anzeichen"].push_back({{"spricht", sign.in_favour ? "dafuer" : "dagegen"},
                                               {"text", sign.text},
                                               {"stand", sign.state}});
        }
        result["besonders_geschuetzt"] = words.is_sensitive;
        result["nachweise"] = words.proofs;
        result["hinweise"] = words.hints;
        result["noch_hoechstens"] = question.most_left;
        result["noch_voraussichtlich"] = static_cast<std::int64_t>(question.expected_left + 0.5);
        return result;
    }

    /// Which days are asked about; whether an answer may differ from time to time.
    static void add_days(AskJson& result, const interview::Question& question) {
        if (question.is_over_time) result["auch_fuer_andere_tage"] = true;
        if (!question.subject.days) return;
        const dsl::model::Validity& days = *question.subject.days;
        if (days.from.is_day()) result["von"] = dsl::core::to_iso(days.from);
        if (days.until.is_day()) result["bis"] = dsl::core::to_iso(dsl::core::previous_day(days.until));
    }

    /// From the evaluation alone: a report would take longer than the next question.
    AskJson state() {
        AskJson norms = AskJson::array();
        for (const interview::Standing& one : session_.round().norms) {
            const engine::PlanNorm& norm = session_.plan().norms[one.norm];
            engine::Evaluation& evaluation = session_.evaluation();
            const auto result = explain::result_of(evaluation, norm, one.truth, evaluation.root());
            const auto open = engine::open_variables(evaluation, norm.value, evaluation.root());
            norms.push_back({{"norm", dsl::core::to_text(norm.citation)},
                             {"titel", session_.book().norm(norm.norm).title},
                             {"ergebnis", render::result_name(result.outcome)},
                             {"in_der_regel_nicht", result.as_a_rule_only},
                             {"offen", one.truth.is_open() ? open.size() : 0}});
        }
        return norms;
    }

    AskJson left() const {
        AskJson result = AskJson::array();
        for (const interview::Left& one : session_.round().left) {
            AskJson norms = AskJson::array();
            for (const std::uint32_t norm : one.norms)
                norms.push_back(dsl::core::to_text(session_.plan().norms[norm].citation));
            result.push_back(
                {{"art", kind_of(one)},
                 {"text", one.subject ? words_of(session_, *one.subject).text : words_of(session_, one.open)},
                 {"normen", std::move(norms)}});
        }
        return result;
    }

    static const char* kind_of(const interview::Left& left) {
        switch (left.open.variable.kind) {
            case evaluator::engine::Variable::Kind::Judgement:
            case evaluator::engine::Variable::Kind::Doubtful: return "wertung";
            case evaluator::engine::Variable::Kind::Discretion: return "ermessen";
            case evaluator::engine::Variable::Kind::Reading: return "lesart";
            case evaluator::engine::Variable::Kind::Atypical: return "atypisch";
            case evaluator::engine::Variable::Kind::Suspension: return "aussetzung";
            default: return "angabe";
        }
    }

    bool end(bool is_early) {
        AskJson result{{"vorzeitig", is_early}, {"stand", state()}, {"bleibt_offen", left()}};
        result["gespeichert"] = output_.empty() ? AskJson() : AskJson(output_);
        result["datei"] = session_.document().tree();
        send({{"ende", std::move(result)}});
        return false;
    }

    AskSession& session_;
    dsl::core::Date today_;
    const std::string& output_;
    Console& console_;
};

}  // namespace

void ask_by_protocol(AskSession& session, dsl::core::Date today, const std::string& output,
                     Console& console) {
    Protocol{session, today, output, console}.run();
}

}  // namespace apps
