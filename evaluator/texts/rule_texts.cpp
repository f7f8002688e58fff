#include "evaluator/texts/rule_texts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace evaluator::texts {

namespace {

using model::BaseType;

struct Found {
    std::string stem;
    core::Date from;
    RuleText text;
};

std::string_view kind_name(model::ConsequenceKind kind) {
    switch (kind) {
        case model::ConsequenceKind::Ist: return "ist";
        case model::ConsequenceKind::Soll: return "soll";
        case model::ConsequenceKind::Kann: return "kann";
        case model::ConsequenceKind::KraftGesetzes: return "kraft_gesetzes";
        case model::ConsequenceKind::Pflicht: return "pflicht";
        case model::ConsequenceKind::Verbot: return "verbot";
    }
    return "ist";
}

std::string_view way_name(model::WayKind way) {
    switch (way) {
        case model::WayKind::None: return "fall";
        case model::WayKind::Entfaellt: return "entfällt";
        case model::WayKind::Genuegt: return "genügt";
        case model::WayKind::Unschaedlich: return "unschädlich";
        case model::WayKind::EsSeiDenn: return "es_sei_denn";
        case model::WayKind::RegelmaessigUnschaedlich: return "regelmäßig_unschädlich";
        case model::WayKind::RegelmaessigGenuegt: return "regelmäßig_genügt";
        case model::WayKind::KannEntfallen: return "kann_entfallen";
        case model::WayKind::KannGenuegen: return "kann_genügen";
        case model::WayKind::SollEntfallen: return "soll_entfallen";
        case model::WayKind::SollGenuegen: return "soll_genügen";
    }
    return "fall";
}

class Collector {
public:
    explicit Collector(model::RuleBook& book) : book_(book), seen_(book.blocks.size(), false) {}

    std::vector<RuleText> collect() {
        choices();
        facts();
        questions();
        definitions();
        norms();
        strays();
        return with_ids();
    }

private:
    void add(const std::string& stem, std::string& place, std::string_view note,
             core::Date from = core::Date::distant_past()) {
        if (!place.empty()) found_.push_back({stem, from, {{}, place, std::string(note), &place}});
    }

    /// A thing without a text is shown by its name; a translation becomes its text.
    void add_or_name(const std::string& stem, std::string& place, const std::string& name,
                     std::string_view note) {
        found_.push_back({stem,
                          core::Date::distant_past(),
                          {{}, place.empty() ? spoken_name(name) : place, std::string(note), &place}});
    }

    void add_attributes(const std::string& stem, model::Attributes& attributes) {
        for (std::string& hint : attributes.hints)
            add(stem + ".hinweis", hint, "Hinweis", attributes.validity.from);
        for (std::string& proof : attributes.proofs)
            if (!proof.empty())
                found_.push_back({id_of_proof(proof),
                                  core::Date::distant_past(),
                                  {{}, proof, "Nachweis, als Name in einer Aufzählung", &proof}});
    }

    void choices() {
        for (std::size_t i = 0; i < book_.choices.size(); ++i) {
            if (book_.counting_choice.index == i) continue;  // built in; the report has words of its own
            model::Choice& choice = book_.choices[i];
            for (model::ChoiceValue& value : choice.values) {
                const std::string stem = fmt::format("auswahl.{}.{}", choice.name, value.name);
                constexpr std::size_t longest_code = 2;  // "B1" is the same everywhere
                if (!value.text.empty() || value.name.size() > longest_code)
                    add_or_name(stem, value.text, value.name, "Wert, klein im Satz oder in einer Tabelle");
            }
        }
    }

    static bool is_shown_by_name(const model::Fact& fact) {
        return fact.type.is(BaseType::Person) || fact.type.is(BaseType::Personen) ||
               fact.type.is(BaseType::Liste) || fact.type.is(BaseType::Zeitraeume);
    }

    void facts() {
        for (model::Fact& fact : book_.facts) {
            const std::string owner =
                fact.owner.is_none() ? "" : book_.fact(book_.list(fact.owner).fact).name + ".";
            const std::string stem = "angabe." + owner + fact.name;
            if (fact.question.empty())
                add_or_name(stem + ".name", fact.question, fact.name, "Name einer Angabe");
            else
                add(stem + ".frage", fact.question, "Frage nach einer Angabe; dahinter steht die Antwort");
            if (!fact.question.empty() && is_shown_by_name(fact))
                found_.push_back({stem + ".name",
                                  core::Date::distant_past(),
                                  {{}, spoken_name(fact.name), "Wen oder was es betrifft", nullptr}});
            add_attributes(stem, fact.attributes);
        }
    }

    void questions() {
        for (model::Judgement& judgement : book_.judgements) {
            const std::string stem = (judgement.is_discretion ? "ermessen." : "wertung.") + judgement.name;
            add(stem + ".frage", judgement.question, "Frage, die ein Mensch beurteilt");
            add_attributes(stem, judgement.attributes);
            for (const model::Indication& indication : judgement.indications)
                cases(indication.condition, stem);
        }
        for (model::Reading& reading : book_.readings) {
            add("lesart." + reading.name + ".frage", reading.question, "Streitfrage");
            add_attributes("lesart." + reading.name, reading.attributes);
            for (model::Meaning& meaning : reading.meanings) {
                const std::string stem = fmt::format("lesart.{}.{}", reading.name, meaning.name);
                add(stem + ".text", meaning.text, "Meinung in einer Streitfrage");
                add_attributes(stem, meaning.attributes);
            }
        }
        for (model::Source& source : book_.sources)
            add("quelle." + source.name + ".text", source.text, "Quelle");
        for (model::Step& step : book_.steps) {
            add("maßnahme." + step.name + ".text", step.text, "Maßnahme oder Ereignis");
            add_attributes("maßnahme." + step.name, step.attributes);
            for (const auto condition : step.requires_all) cases(condition, "maßnahme." + step.name);
        }
    }

    void definitions() {
        for (model::Definition& definition : book_.definitions) {
            const std::string stem = "begriff." + definition.name;
            add_or_name(stem + ".text", definition.text, definition.name, "Begriff, als Name");
            for (model::DefinitionVersion& version : definition.versions) {
                add_attributes(stem, version.attributes);
                cases(version.value, stem);
            }
        }
        for (model::Table& table : book_.tables) {
            add_or_name("tabelle." + table.name + ".text", table.text, table.name, "Tabelle, als Name");
            for (model::TableVersion& version : table.versions)
                add_attributes("tabelle." + table.name, version.attributes);
        }
        for (model::Chain& chain : book_.chains) {
            const std::string stem = "kette." + chain.name;
            add_or_name(stem + ".text", chain.text, chain.name, "Zeiten, die zusammen zählen, als Name");
            for (model::ChainVersion& version : chain.versions) {
                add_attributes(stem, version.attributes);
                for (model::ChainLine& line : version.lines) {
                    add_attributes(stem, line.attributes);
                    cases(line.condition, stem);
                }
            }
        }
    }

    void norms() {
        for (std::uint32_t i = 0; i < book_.norms.size(); ++i) {
            model::Norm& norm = book_.norms[i];
            const std::string place = core::to_text(norm.citation), stem = "norm." + place;
            const core::Date from = norm.attributes.validity.from;
            add(stem + ".titel", norm.title, "Gegenstand einer Norm", from);
            add_attributes(stem, norm.attributes);
            for (model::Consequence& consequence : norm.consequences) {
                add(fmt::format("{}.rechtsfolge.{}", stem, kind_name(consequence.kind)), consequence.text,
                    "Rechtsfolge, als Aufgabe der Behörde", consequence.validity.from);
                cases(consequence.condition, place);
            }
            for (const model::ElementId id : norm.elements) {
                model::Element& element = book_.elements[id.index];
                if (element.home.index == i) block(element.block, place, true);
            }
            for (const model::Deviation& deviation : norm.deviations)
                block(deviation.way, place + "/abweichend");
            for (model::Takeover& takeover : norm.takeovers) add_attributes(stem, takeover.attributes);
        }
        for (model::Transition& transition : book_.transitions) {
            add("übergang." + transition.name + ".text", transition.text, "Übergangsrecht");
            add_attributes("übergang." + transition.name, transition.attributes);
            cases(transition.condition, "übergang." + transition.name);
        }
    }

    void block(model::BlockId id, const std::string& parent, bool is_element = false) {
        if (id.is_none() || seen_[id.index]) return;
        seen_[id.index] = true;
        model::Block& one = book_.blocks[id.index];
        const std::string path =
            parent + "/" + (one.name.empty() ? std::string(way_name(one.way)) : one.name);
        const core::Date from = one.attributes.validity.from;
        const std::string_view note = is_element ? "Voraussetzung oder Ausschlussgrund"
                                      : one.way == model::WayKind::None
                                          ? "Fall"
                                          : "Ausnahme, Ersatz oder Gegenausnahme";
        if (one.text.empty() && is_element)
            found_.push_back(
                {path + ".text", from, {{}, spoken_name(one.name), std::string(note), &one.text}});
        else
            add(path + ".text", one.text, note, from);
        add_attributes(path, one.attributes);
        cases(one.only_if, path);
        cases(one.condition, path);
        for (const model::BlockId way : one.ways) block(way, path);
    }

    /// Cases (`fall`) stand inside conditions.
    void cases(model::ExpressionId id, const std::string& parent) {
        if (id.is_none()) return;
        const model::Expression& expression = book_.expression(id);
        if (expression.operation == model::Operation::Case) block(model::BlockId{expression.ref}, parent);
        for (const model::ExpressionId operand : expression.operands) cases(operand, parent);
    }

    /// Blocks no walk above reaches still have texts; their own citation names the place.
    void strays() {
        for (std::uint32_t i = 0; i < book_.blocks.size(); ++i) {
            const auto& citations = book_.blocks[i].attributes.citations;
            block(model::BlockId{i}, citations.empty() ? "sonst" : core::to_text(citations.front()));
        }
    }

    /// The oldest text has the bare stem, so later versions never change the ids of earlier ones.
    std::vector<RuleText> with_ids() {
        std::map<std::string, std::set<std::pair<core::Date, std::string>>> texts;
        for (const Found& one : found_) texts[one.stem].emplace(one.from, one.text.german);
        std::map<std::pair<std::string, std::string>, std::string> ids;
        for (const auto& [stem, versions] : texts) {
            std::set<std::string> taken;
            for (const auto& [from, german] : versions) {
                if (ids.count({stem, german}) != 0) continue;
                std::string base = stem;
                if (from != versions.begin()->first) base += "@" + core::to_iso(from);
                std::string id = base;
                for (int number = 2; !taken.insert(id).second; ++number)
                    id = fmt::format("{}.{}", base, number);
                ids[{stem, german}] = id;
            }
        }
        std::vector<RuleText> result;
        for (Found& one : found_) {
            one.text.id = ids.at({one.stem, one.text.german});
            result.push_back(std::move(one.text));
        }
        return result;
    }

    model::RuleBook& book_;
    std::vector<bool> seen_;
    std::vector<Found> found_;
};

}  // namespace

std::vector<RuleText> texts_of(model::RuleBook& book) { return Collector(book).collect(); }

std::string spoken_name(const std::string& name) {
    std::string text = name;
    std::replace(text.begin(), text.end(), '_', ' ');
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string id_of_name(const std::string& fact) { return "angabe." + fact + ".name"; }
std::string id_of_proof(const std::string& proof) { return "nachweis." + proof; }

}  // namespace evaluator::texts
