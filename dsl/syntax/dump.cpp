#include "dsl/syntax/dump.hpp"

#include <fmt/core.h>

namespace dsl::syntax {
namespace {

constexpr const char* measures[] = {"mindestens", "höchstens", "mehr als", "weniger als"};
constexpr const char* directions[] = {"nach", "vor"};
constexpr const char* units[] = {"%", "EUR", "Stunden", "Tage", "Wochen", "Monate", "Jahre"};
template <typename Enum, std::size_t size> const char* word(const char* const (&words)[size], Enum value) {
    return words[static_cast<std::size_t>(value)];
}

std::string joined(const std::vector<Name>& names, std::string_view between) {
    std::string result;
    for (const Name& name : names) result.append(result.empty() ? "" : between).append(name.text);
    return result;
}

std::string to_text(const Citation& citation) {
    std::string result;
    for (const CitationPart& part : citation.parts) {
        result += fmt::format("[{}{}{} {}", part.is_bare ? "wie zuvor " : "", core::abbreviation(part.rank),
                              part.is_plural ? "§" : "", core::to_text(part.places.first));
        if (!part.places.is_single()) result += "-" + core::to_text(part.places.last);
        result += "]";
    }
    return citation.act ? result + " " + citation.act->text : result;
}

std::string to_text(const Citations& citations) {
    std::string result;
    for (const Citation& citation : citations.items)
        result += (result.empty() ? "" : ", ") + to_text(citation);
    return result;
}

std::string to_text(const DateSpan& span) {
    return (span.from ? core::to_iso(span.from->value) : "") + ".." +
           (span.until ? core::to_iso(span.until->value) : "");
}

std::string to_text(const std::optional<Name>& name) { return name ? name->text : "-"; }
std::string to_text(const std::optional<Text>& text) { return text ? "\"" + text->text + "\"" : "-"; }
std::string to_text(const Text& text) { return "\"" + text.text + "\""; }

class Dumper {
public:
    explicit Dumper(const File& file) : file_(file) {}
    std::string run() {
        for (const Declaration& declaration : file_.declarations)
            std::visit([&](const auto& kind) { print(kind); }, declaration.kind);
        return std::move(out_);
    }

private:
    template <typename... Args> void line(fmt::format_string<Args...> format, Args&&... args) {
        out_.append(indent_ * 2, ' ').append(fmt::format(format, std::forward<Args>(args)...)).append("\n");
    }
    template <typename Function> void inside(Function function) {
        ++indent_;
        function();
        --indent_;
    }
    template <typename Item> void all(const std::vector<Item>& items) {
        inside([&] {
            for (const Item& item : items) print(item);
        });
    }
    template <typename... Kinds> void print(const std::variant<Kinds...>& item) {
        std::visit([&](const auto& kind) { print(kind); }, item);
    }
    void child(const char* role, ExpressionId id) {
        if (id.is_none()) return;
        line("{}:", role);
        inside([&] { print(id); });
    }

    // --- attributes and blocks
    void print(const Attribute& attribute) { print(attribute.kind); }
    void print(const Cites& cites) { line("zitat {}", to_text(cites.citations)); }
    void print(const ValidIn& valid) { line("gültig {}", to_text(valid.period)); }
    void print(const FromSource& from) { line("laut {}", from.source.text); }
    void print(const Hint& hint) { line("hinweis {}", to_text(hint.text)); }
    void print(const Protective&) { line("schützend"); }
    void print(const Proofs& proofs) {
        for (const Text& text : proofs.texts) line("nachweis {} von {}", to_text(text), proofs.texts.size());
    }
    void print(const Let& let) {
        line("sei {}", let.name.text), inside([&] { print(let.value); });
    }
    void print(const OnlyIf& only_if) {
        line("betrifft nur"), inside([&] { print(only_if.condition); });
    }
    void print(const When& when) {
        line("wenn"), inside([&] { print(when.condition); });
    }
    void print(const BlockLine& block_line) { print(block_line.kind); }
    void print(const Block& block) { all(block.lines); }
    static const char* way_word(WayKind kind) {
        static constexpr const char* words[] = {
            "entfällt",          "genügt",         "unschädlich",  "es sei denn",    "regelmäßig unschädlich",
            "regelmäßig genügt", "kann entfallen", "kann genügen", "soll entfallen", "soll genügen"};
        return word(words, kind);
    }
    void print(const Way& way) {
        line("{} {} {}", way_word(way.word.kind), to_text(way.name), to_text(way.text));
        print(way.block);
    }

    // --- expressions
    void print(ExpressionId id) {
        if (id.is_none()) return line("-");
        print(file_.at(id).kind);
    }
    void print(const AllOf& node) { line("und"), all(node.operands); }
    void print(const AnyOf& node) { line("oder"), all(node.operands); }
    void print(const Not& node) {
        line("nicht"), inside([&] { print(node.operand); });
    }
    void operands(std::initializer_list<ExpressionId> ids) {
        inside([&] {
            for (const ExpressionId id : ids) print(id);
        });
    }
    void print(const Is& node) {
        line("ist{}", node.is_negated ? " nicht" : ""), operands({node.left, node.right});
    }
    void print(const In& node) {
        line("{}in", node.is_negated ? "nicht " : ""), operands({node.value, node.set});
    }
    void print(const IsPresent& node) { line("liegt vor"), operands({node.event}); }
    void print(const DayCompared& node) {
        static constexpr const char* words[] = {"vor", "nach", "spätestens", "frühestens"};
        line("{}", word(words, node.order)), operands({node.left, node.right});
    }
    void print(const Measured& node) {
        line("{}", word(measures, node.measure)), operands({node.value, node.amount});
        if (node.direction) inside([&] { child(word(directions, *node.direction), node.reference); });
    }
    void print(const Within& node) {
        line("binnen {}", word(directions, node.direction)), operands({node.day, node.duration, node.event});
    }
    void print(const UninterruptedFor& node) {
        line("ununterbrochen seit {}", word(measures, node.measure)), operands({node.days, node.duration});
    }
    void print(const InTotal& node) {
        line("insgesamt {}", word(measures, node.measure)), operands({node.days, node.duration});
        inside([&] { child("in den letzten", node.window); });
    }
    void print(const ThroughoutLast& node) {
        line("durchgehend in den letzten"), operands({node.days, node.duration});
    }
    void print(const Arithmetic& node) {
        static constexpr const char* words[] = {"plus", "minus", "mal", "geteilt durch"};
        line("{}", word(words, node.op)), operands({node.left, node.right});
    }
    void print(const Number& node) {
        line("{}{}{}", core::to_german(node.value), node.unit ? " " : "",
             node.unit ? word(units, *node.unit) : "");
    }
    void print(const DateLiteral& node) { line("{}", core::to_iso(node.value)); }
    void print(const TextLiteral& node) { line("{}", to_text(node.text)); }
    void print(const CitationLiteral& node) { line("{}", to_text(node.citation)); }
    void print(const CitationList& node) { line("Liste {}", to_text(node.citations)); }
    void print(const ListLiteral& node) { line("Liste"), all(node.items); }
    void print(const Path& node) {
        line("{}", joined(node.names, "."));
        inside([&] { child("bei", node.key), child("Fassung vom", node.version_of); });
    }
    void print(const If& node) {
        line("falls"), operands({node.condition});
        line("dann"), operands({node.then});
        line("sonst"), operands({node.otherwise});
    }
    void print(const Case& node) {
        line("fall {} {}", node.name.text, to_text(node.text)), print(node.block);
    }
    void print(const GroupOf& node) {
        static constexpr const char* words[] = {"alle von", "eines von", "keines von"};
        if (node.kind == GroupKind::Count)
            line("{} {} von", word(measures, node.measure), core::to_german(node.count));
        else
            line("{}", word(words, node.kind));
        all(node.members);
    }
    void print(const AllExcept& node) { line("alle außer"), operands({node.values}); }
    void print(const Reference& node) {
        static constexpr const char* words[] = {"wertung", "ermessen", "lesart"};
        line("{} {}", word(words, node.kind), node.name.text);
    }
    void print(const Fulfilled& node) { line("erfüllt {}", to_text(node.citation)); }
    void print(const Exists& node) { line("besteht {}", to_text(node.citation)); }
    void print(const OnDay& node) { line("am … gilt"), operands({node.day, node.condition}); }
    void print(const ForPerson& node) {
        line("für {} gilt", joined(node.person, ".")), operands({node.condition});
    }
    void print(const Quantifier& node) {
        static constexpr const char* words[] = {"ein", "kein", "anzahl"};
        line("{} ({}) {}", word(words, node.kind), node.article.text, joined(node.list, "."));
        inside([&] { child("mit", node.filter); });
    }
    void print(const Every& node) {
        line("{} {}", node.article.text, joined(node.list, "."));
        inside([&] { child("mit", node.filter), child("hat", node.condition); });
    }
    void print(const Aggregate& node) {
        static constexpr const char* words[] = {"summe", "größtes", "kleinstes", "frühestes", "spätestes"};
        line("{} über {}", word(words, node.kind), joined(node.list, ".")), operands({node.value});
        inside([&] { child("mit", node.filter); });
    }
    void print(const DaysWith& node) { line("tage mit"), operands({node.condition}); }
    void print(const FirstDay& node) { line("erster Tag von"), operands({node.days}); }
    void print(const LastDay& node) { line("letzter Tag von"), operands({node.days}); }
    void print(const Since& node) { line("seit"), operands({node.event}); }
    void print(const SpanBetween& node) { line("Spanne von … bis"), operands({node.first, node.last}); }
    void print(const ShareOf& node) { line("Anteil … an"), operands({node.part, node.whole}); }

    // --- norms
    void print(const Element& element) {
        static constexpr const char* words[] = {"voraussetzung",   "regelvoraussetzung", "ausschluss",
                                                "regelausschluss", "kannausschluss",     "aussetzung"};
        line("{} {} {}{}{}", word(words, element.word.kind), element.name.text, to_text(element.text),
             element.persons.empty() ? "" : " für ", joined(element.persons, ", "));
        print(element.block);
    }
    void print(const NotEncoded& not_encoded) {
        line("nicht kodiert {} {}", to_text(not_encoded.citations), to_text(not_encoded.reason));
    }
    void print(const Favourable& favourable) {
        static constexpr const char* words[] = {"mehr", "weniger", "früher", "später"};
        line("günstig je {} {}", word(words, favourable.favour), favourable.fact.text);
    }
    void print(const Deviation& deviation) {
        line("abweichend von {} {} {} {}", to_text(deviation.targets), way_word(deviation.word.kind),
             to_text(deviation.name), to_text(deviation.text));
        print(deviation.block);
    }
    void print(const Accordingly& accordingly) {
        line("entsprechend {} ohne {}", to_text(accordingly.targets), joined(accordingly.without, ", "));
        print(accordingly.block);
    }
    void print(const Consequence& consequence) {
        static constexpr const char* words[] = {"ist", "soll", "kann", "kraft Gesetzes", "pflicht", "verbot"};
        line("rechtsfolge {} {} {}", word(words, consequence.kind), to_text(consequence.text),
             consequence.period ? to_text(*consequence.period) : "-");
        inside([&] { child("wenn", consequence.condition); });
    }
    void print(const LeadsTo& leads_to) {
        line("führt zu {} nach {}{}{}", leads_to.target.text, leads_to.basis ? to_text(*leads_to.basis) : "-",
             leads_to.is_at_most ? " höchstens" : "", leads_to.is_unlimited ? " unbefristet" : "");
        inside([&] { child("für", leads_to.duration); });
    }
    void print(const Norm& norm) {
        line("norm {} {}", to_text(norm.citation), to_text(norm.title)), all(norm.lines);
    }
    void print(const General& general) {
        line("allgemein {} {} gilt für {}", to_text(general.citation), to_text(general.title),
             general.applies_to.text),
            all(general.lines);
    }

    // --- other declarations
    void print(const Uses& uses) {
        for (const auto& path : uses.paths) line("verwendet {} von {}", joined(path, "."), uses.paths.size());
    }
    void print(const CheckedAgainst& checked) {
        line("geprüft gegen {} Stand {} {}", checked.act.text, core::to_iso(checked.state.value),
             to_text(checked.digest));
    }
    void print(const Act& act) { line("gesetz {} {}", act.name.text, to_text(act.title)); }
    void print(const TypeName& type) {
        line(": {}{}{}{}", type.base.text, type.item ? " je " : "", type.item ? type.item->text : "",
             type.is_gapless ? " lückenlos" : "");
        inside([&] {
            for (const ItemField& field : type.fields)
                line("{} : {}{}", field.name.text, field.type.text,
                     field.text ? " " + to_text(*field.text) : "");
        });
    }
    void print(const Version& version) {
        line("fassung {}", to_text(version.period)), operands({version.value});
        all(version.attributes);
    }
    void print(const Definition& definition) {
        static constexpr const char* words[] = {"begriff", "wert", "menge"};
        line("{} {} je {} {}", word(words, definition.kind), definition.name.text, to_text(definition.item),
             to_text(definition.text));
        inside([&] { print(definition.type), child("=", definition.value); });
        all(definition.attributes);
        all(definition.versions);
    }
    void print(const TableRow& row) {
        line("zeile {}{}", row.is_otherwise ? "*" : "", row.key.text), all(row.cells);
    }
    void print(const Table& table) {
        line("tabelle {} {} : {}", table.name.text, to_text(table.text), table.key_type.text);
        all(table.attributes);
        inside([&] { line("spalten {}", joined(table.columns, ", ")); });
        all(table.rows);
    }
    void print(const ChainLine& chain_line) {
        static constexpr const char* words[] = {"zählt", "zählt zur Hälfte", "überbrückt", "anrechenbar"};
        line("{}{}{}", word(words, chain_line.kind), chain_line.is_gap ? " Lücke" : "",
             chain_line.table.empty() ? "" : " nach " + joined(chain_line.table, "."));
        inside([&] {
            child(chain_line.is_capped ? "höchstens" : "bis", chain_line.limit),
                child("wenn", chain_line.condition);
        });
        all(chain_line.attributes);
    }
    void print(const Chain& chain) {
        line("kette {} {}", chain.name.text, to_text(chain.text)), all(chain.attributes), all(chain.lines);
    }
    void print(const Transition& transition) {
        line("übergang {} {} für {} Fassung vom {}{}", transition.name.text, to_text(transition.text),
             to_text(transition.targets), core::to_iso(transition.law_of.value),
             transition.if_more_favourable ? " soweit günstiger" : "");
        all(transition.attributes);
        inside([&] { child("wenn", transition.condition); });
    }
    void print(const Meaning& meaning) {
        line("meinung {} {}", meaning.name.text, to_text(meaning.text)), all(meaning.attributes);
    }
    void print(const Reading& reading) {
        line("lesart {} {} zu {}", reading.name.text, to_text(reading.text), to_text(reading.concerns)),
            all(reading.attributes), all(reading.meanings);
    }
    void print(const Source& source) {
        line("quelle {} {} rang {} land {}", source.name.text, to_text(source.text), source.rank.text,
             to_text(source.land)),
            all(source.attributes);
    }
    void print(const AttainableBy& attainable) {
        line("erreichbar durch {}", joined(attainable.steps, ", "));
    }
    void print(const AskedUnder& asked) { line("erhoben nach {}", to_text(asked.citations)); }
    void print(const Sensitive&) { line("besonders geschützt"); }
    void print(const Lasting& lasting) {
        line("unveränderlich{}", lasting.when ? " wenn " + lasting.when->text : "");
    }
    void print(const Fact& fact) {
        line("angabe {} {}", fact.name.text, to_text(fact.question));
        inside([&] { print(fact.type); });
        all(fact.lines);
    }
    void print(const Indication& indication) {
        line("spricht {}", indication.in_favour ? "dafür" : "dagegen"), all(indication.conditions);
    }
    void print(const Judgement& judgement) {
        line("{} {} {} zu {}", judgement.is_discretion ? "ermessen" : "wertung", judgement.name.text,
             to_text(judgement.question), to_text(judgement.concerns));
        all(judgement.lines);
    }
    void print(const Facts& facts) { line("sachverhalt"), all(facts.items); }
    void print(const ChoiceValue& value) {
        line("{} {} {}", value.name.text, to_text(value.text),
             value.citation ? to_text(*value.citation) : "-");
    }
    void print(const Choice& choice) {
        line("auswahl {}{}", choice.name.text, choice.is_ordered ? " geordnet" : ""), all(choice.values);
    }
    void print(const Sets& sets) {
        line("{} {}", sets.fact.text, sets.at_least ? "mindestens" : "ist"), operands({sets.value});
    }
    void print(const NewItem& item) {
        line("neu {}", item.item.text);
        inside([&] {
            for (const auto& [name, value] : item.fields) child(name.text.c_str(), value);
        });
    }
    void print(const Ends& ends) { line("beendet {}", ends.fact.text); }
    void print(const Effect& effect) { print(effect.kind); }
    void print(const Requires& requirement) { line("setzt voraus"), operands({requirement.condition}); }
    void print(const Takes& takes) {
        line("dauert{}", takes.is_about ? " etwa" : ""), operands({takes.duration});
    }
    void print(const Causes& causes) { line("bewirkt"), all(causes.effects); }
    void print(const Step& step) {
        line("{} {} {}", step.is_event ? "ereignis" : "maßnahme", step.name.text, to_text(step.text)),
            all(step.lines);
    }

    const File& file_;
    std::string out_;
    std::size_t indent_ = 0;
};

}  // namespace

std::string dump(const File& file) { return Dumper{file}.run(); }

bool same_structure(const File& left, const File& right) { return dump(left) == dump(right); }

}  // namespace dsl::syntax
