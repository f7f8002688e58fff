#include <nlohmann/json.hpp>

#include "evaluator/person/answer_places.hpp"
#include "evaluator/person/schema.hpp"
#include "evaluator/person/schema_names.hpp"

namespace evaluator::person {

namespace {

namespace model = dsl::model;
using model::BaseType;
using Json = nlohmann::ordered_json;

Json reference(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }

Json required(const char* name) { return {{"required", Json::array({name})}}; }

class SchemaMaker {
public:
    explicit SchemaMaker(const model::RuleBook& book) : book_(book) {}

    Json make() {
        add_basic_types();
        for (const model::Choice& choice : book_.choices)
            defs_[schema_type_name(choice)] = choice_type(choice);
        Json facts = Json::object();
        for (const model::Fact& fact : book_.facts)
            if (fact.owner.is_none()) facts[fact.name] = fact_type(fact);
        defs_["angaben_felder"] = {{"properties", facts}};
        defs_["angaben"] = {{"type", "object"},
                            {"$ref", "#/$defs/angaben_felder"},
                            {"properties", {{"bemerkung", reference("text")}}},
                            {"unevaluatedProperties", false}};
        defs_["person"] = person_type();
        add_answers();
        return root();
    }

private:
    Json root();
    Json person_type();
    void add_basic_types();
    void add_answers();
    static Json choice_type(const model::Choice& choice);
    std::string value_type(const model::Type& type);
    Json wrapper(const std::string& plain, bool is_ordered, bool is_day, bool is_timed) const;
    Json fact_type(const model::Fact& fact);
    Json list_type(const model::List& list);
    static Json described(Json type, const model::Fact& fact);
    Json answer(std::initializer_list<const char*> more_required, Json properties) const;

    const model::RuleBook& book_;
    Json defs_ = Json::object();
};

void SchemaMaker::add_basic_types() {
    const auto text = [](const char* title, const char* pattern, Json examples) {
        return Json{
            {"title", title}, {"type", "string"}, {"pattern", pattern}, {"examples", std::move(examples)}};
    };
    defs_["wahr"] = {{"title", "ja oder nein"}, {"type", "boolean"}};
    defs_["tag"] = text("Tag", "^\\d{4}-\\d{2}-\\d{2}$", Json::array({"2026-11-25"}));
    defs_["tag"]["format"] = "date";
    defs_["datum"] =
        text("Tag, Monat oder Jahr", "^\\d{4}(-\\d{2}(-\\d{2})?)?$", {"2026-11-25", "2026-11", "2026"});
    defs_["ereignis"] = {{"title", "Tag, Monat oder Jahr; \"nicht\": noch nicht geschehen"},
                         {"anyOf", {reference("datum"), {{"enum", {"nicht", false}}}}}};
    defs_["zahl"] = {{"title", "Zahl"},
                     {"anyOf",
                      {{{"type", "number"}, {"minimum", 0}},
                       text("Zahl", "^\\d{1,15}(\\.\\d{1,14})?$", Json::array({"17"}))}}};
    defs_["geld"] = {
        {"title", "Betrag in Euro"},
        {"anyOf",
         {{{"type", "number"}, {"minimum", 0}},
          text("Betrag", "^\\d{1,13}([.,]\\d{1,2})?( ?(EUR|Euro|€))?$", Json::array({"1850,50 EUR"}))}}};
    defs_["prozent"] = {{"title", "Prozentsatz (50 ist die Hälfte)"},
                        {"anyOf",
                         {{{"type", "number"}, {"minimum", 0}},
                          text("Prozentsatz", "^\\d{1,13}([.,]\\d+)?( ?%)?$", Json::array({"50 %"}))}}};
    const Json whole = {{"type", "integer"}, {"minimum", 0}};
    defs_["dauer"] = {
        {"title", "Dauer"},
        {"anyOf",
         {text("Dauer",
               "^\\d+ (Jahre?n?|Monate?n?|Wochen?|Tage?n?)(( und)? \\d+ "
               "(Jahre?n?|Monate?n?|Wochen?|Tage?n?))*$",
               {"1 Jahr 6 Monate", "18 Monate", "7 Tage"}),
          {{"type", "object"},
           {"additionalProperties", false},
           {"minProperties", 1},
           {"properties", {{"jahre", whole}, {"monate", whole}, {"wochen", whole}, {"tage", whole}}}}}}};
    defs_["text"] = {{"title", "Text"}, {"type", "string"}};
    defs_["fundstelle"] = text("Fundstelle mit Gesetz", "^(§§?|Art\\.) ?.+ \\S+$",
                               Json::array({"§ 25 Abs. 2 AufenthG"}));  // example
    defs_["stand"] = {{"title", "wie sicher die Angabe ist"}, {"enum", {"angegeben", "belegt", "strittig"}}};
    defs_["nachweise"] = {{"title", "Nachweise"},
                          {"type", "array"},
                          {"items",
                           {{"type", "object"},
                            {"additionalProperties", false},
                            {"required", Json::array({"art"})},
                            {"properties",
                             {{"art", reference("text")},
                              {"datum", reference("tag")},
                              {"gültig_bis", reference("tag")},
                              {"bemerkung", reference("text")}}}}}};
}

Json SchemaMaker::choice_type(const model::Choice& choice) {
    Json values = Json::array();
    for (const model::ChoiceValue& value : choice.values) {
        Json one = {{"const", value.name}};
        if (!value.text.empty()) one["title"] = value.text;
        if (value.citation) one["description"] = dsl::core::to_text(*value.citation);
        values.push_back(std::move(one));
    }
    return {{"title", choice.name}, {"type", "string"}, {"oneOf", std::move(values)}};
}

/// { "wert": … } and its sisters, with standing and proofs; with `ab` or `von` and `bis` if it is one of
/// several.
Json SchemaMaker::wrapper(const std::string& plain, bool is_ordered, bool is_day, bool is_timed) const {
    const Json two = {{"type", "array"}, {"items", reference(plain)}, {"minItems", 2}};
    Json properties = {{"wert", {{"anyOf", {reference(plain), {{"type", "null"}}}}}},
                       {"eines_von", two},
                       {"strittig", two},
                       {"stand", reference("stand")},
                       {"nachweise", reference("nachweise")},
                       {"bemerkung", reference("text")}};
    Json forms = Json::array({required("wert"), required("eines_von"), required("strittig")});
    if (is_ordered) {
        properties["zwischen"] = two;
        properties["zwischen"]["maxItems"] = 2;
        forms.push_back(required("zwischen"));
    }
    if (is_day) {
        properties["jahr"] = {{"type", "integer"},
                              {"minimum", dsl::core::first_year_read},
                              {"maximum", dsl::core::last_year_read}};
        forms.push_back(required("jahr"));
    }
    Json object = {{"type", "object"}, {"additionalProperties", false}, {"oneOf", forms}};
    if (is_timed) {
        properties["ab"] = reference("tag");
        properties["von"] = {{"anyOf", {reference("tag"), {{"type", "null"}}}}};
        properties["bis"] = {{"anyOf", {reference("tag"), {{"type", "null"}}}}};
        object["anyOf"] = Json::array({required("ab"), required("von")});
    }
    object["properties"] = std::move(properties);
    return object;
}

/// Name of the definition that accepts every way to write a value of the type.
std::string SchemaMaker::value_type(const model::Type& type) {
    const std::string plain = schema_type_name(type, book_);
    const std::string name = "wert_" + plain;
    if (defs_.contains(name)) return name;
    if (type.is(BaseType::Person)) {
        const Json frame = {{"stand", reference("stand")},
                            {"nachweise", reference("nachweise")},
                            {"bemerkung", reference("text")}};
        Json properties = frame;
        properties["verweis"] = {{"title", "Kennung einer Person unter `personen`"}, {"type", "string"}};
        properties["datei"] = {{"title", "Datei der Person, von dieser Datei aus"}, {"type", "string"}};
        properties["wert"] = {{"anyOf", {{{"enum", {nullptr, "keine"}}}, {{"type", "object"}}}}};
        const Json object = {{"type", "object"},
                             {"$ref", "#/$defs/angaben_felder"},
                             {"properties", properties},
                             {"unevaluatedProperties", false}};
        Json timed = object;
        timed["properties"]["ab"] = reference("tag");
        timed["properties"]["von"] = {{"anyOf", {reference("tag"), {{"type", "null"}}}}};
        timed["properties"]["bis"] = {{"anyOf", {reference("tag"), {{"type", "null"}}}}};
        defs_[name] = {
            {"title", "eine Person; null: es gibt keine"},
            {"anyOf", {{{"enum", {nullptr, "keine"}}}, object, {{"type", "array"}, {"items", timed}}}}};
        return name;
    }
    const bool is_day = type.is(BaseType::Datum) || type.is(BaseType::Ereignis);
    const bool is_ordered = is_day || type.is(BaseType::Zahl) || type.is(BaseType::Geld) ||
                            type.is(BaseType::Prozent) || type.is(BaseType::Dauer) ||
                            (type.is(BaseType::Auswahl) && book_.choice(type.choice).is_ordered);
    defs_[name] = {{"anyOf",
                    {reference(plain),
                     {{"type", "null"}},
                     wrapper(plain, is_ordered, is_day, false),
                     {{"title", "Werte nach Zeiträumen"},
                      {"type", "array"},
                      {"items", wrapper(plain, is_ordered, is_day, true)}}}}};
    return name;
}

Json SchemaMaker::described(Json type, const model::Fact& fact) {
    if (!fact.question.empty()) type["title"] = fact.question;
    std::string more;
    const auto add = [&](const std::string& part) { more += (more.empty() ? "" : " ") + part; };
    for (const auto& citation : fact.asked_under) add("Erhoben nach " + dsl::core::to_text(citation) + ".");
    std::string proofs;
    for (const std::string& proof : fact.attributes.proofs) proofs += (proofs.empty() ? "" : ", ") + proof;
    if (!proofs.empty()) add("Nachweis: " + proofs + ".");
    for (const std::string& hint : fact.attributes.hints) add(hint);
    if (fact.is_sensitive)
        add("Besonders geschützte Angabe (Art. 9 DSGVO): nur erheben, wenn sonst nichts entscheidet.");
    if (!more.empty()) type["description"] = more;
    return type;
}

Json SchemaMaker::fact_type(const model::Fact& fact) {
    return described(
        fact.type.is_list() ? list_type(book_.list(fact.type.list)) : reference(value_type(fact.type)), fact);
}

Json SchemaMaker::list_type(const model::List& list) {
    Json properties = {{"stand", reference("stand")},
                       {"nachweise", reference("nachweise")},
                       {"bemerkung", reference("text")}};
    Json item = {{"title", list.item_name}, {"type", "object"}};
    if (list.kind == BaseType::Zeitraeume) {
        properties["von"] = reference(value_type({BaseType::Datum}));
        properties["bis"] = reference(value_type({BaseType::Ereignis}));
        properties["von"]["title"] = "erster Tag; null: unbekannt";
        properties["bis"]["title"] = "letzter Tag; null oder weggelassen: dauert an";
        item["required"] = Json::array({"von"});
    }
    if (list.kind == BaseType::Personen) {
        properties["verweis"] = {{"title", "Kennung einer Person unter `personen`"}, {"type", "string"}};
        properties["datei"] = {{"type", "string"}};
        item["$ref"] = "#/$defs/angaben_felder";
    }
    for (const model::FactId id : list.attributes)
        properties[book_.fact(id).name] = fact_type(book_.fact(id));
    item["properties"] = std::move(properties);
    item[list.kind == BaseType::Personen ? "unevaluatedProperties" : "additionalProperties"] = false;
    const Json items = {{"type", "array"}, {"items", std::move(item)}};
    const std::string name = "liste_" + book_.fact(list.fact).name;
    defs_[name] = items;
    const Json framed = {{"type", "object"},
                         {"additionalProperties", false},
                         {"required", Json::array({"wert"})},
                         {"properties",
                          {{"wert", reference(name)},
                           {"stand", reference("stand")},
                           {"nachweise", reference("nachweise")},
                           {"bemerkung", reference("text")}}}};
    return {{"anyOf", {reference(name), {{"type", "null"}}, framed}}};
}

Json SchemaMaker::answer(std::initializer_list<const char*> more_required, Json properties) const {
    Json required = {"wert", "begründung", "rolle", "datum"};
    for (const char* name : more_required) required.push_back(name);
    properties["wert"] = reference("wahr");
    properties["begründung"] = {{"type", "string"}, {"pattern", "\\S"}};
    properties["rolle"] = {
        {"title", "Funktion dessen, der entschieden hat"}, {"type", "string"}, {"pattern", "\\S"}};
    properties["datum"] = reference("tag");
    properties["bemerkung"] = reference("text");
    return {{"type", "array"},
            {"items",
             {{"type", "object"},
              {"required", required},
              {"properties", properties},
              {"additionalProperties", false}}}};
}

void SchemaMaker::add_answers() {
    Json lists = Json::object();
    for (const model::List& list : book_.lists)
        lists[book_.fact(list.fact).name] = {{"type", "integer"}, {"minimum", 0}};
    for (const bool is_discretion : {false, true}) {
        Json names = Json::array();
        for (const model::Judgement& judgement : book_.judgements)
            if (judgement.is_discretion == is_discretion)
                names.push_back({{"const", judgement.name}, {"title", judgement.question}});
        for (const model::ChainId chain : chains_in_doubt(book_))
            if (!is_discretion)
                names.push_back(
                    {{"const", book_.chains[chain.index].name}, {"title", book_.chains[chain.index].text}});
        if (names.empty()) names.push_back(false);
        const Json day_or_null = {{"anyOf", {reference("tag"), {{"type", "null"}}}}};
        defs_[is_discretion ? "ermessen" : "wertungen"] =
            answer({"name"}, {{"name", {{"oneOf", names}}},
                              {"zu",
                               {{"title", "Eintrag einer Liste, gezählt ab 0"},
                                {"type", "object"},
                                {"properties", lists},
                                {"additionalProperties", false},
                                {"minProperties", 1},
                                {"maxProperties", 1}}},
                              {"von", day_or_null},
                              {"bis", day_or_null}});
    }
    defs_["atypisch"] = answer({"norm", "voraussetzung"},
                               {{"norm", reference("fundstelle")}, {"voraussetzung", reference("text")}});
    defs_["kann"] =
        answer({"norm"}, {{"norm", reference("fundstelle")}, {"voraussetzung", reference("text")}});
}

Json SchemaMaker::person_type() {
    Json lists = Json::array();
    for (const model::List& list : book_.lists) lists.push_back(book_.fact(list.fact).name);
    if (lists.empty()) lists.push_back("");
    Json properties = {{"person",
                        {{"type", "object"},
                         {"additionalProperties", false},
                         {"properties", {{"kennung", reference("text")}, {"bemerkung", reference("text")}}}}},
                       {"angaben", reference("angaben")},
                       {"unvollständig",
                        {{"title", "Listen, in denen Einträge fehlen können"},
                         {"type", "array"},
                         {"items", {{"enum", lists}}}}},
                       {"bemerkung", reference("text")}};
    for (const char* name : {"wertungen", "ermessen", "atypisch", "kann"}) properties[name] = reference(name);
    return {{"type", "object"}, {"properties", properties}};
}

Json SchemaMaker::root() {
    Json root = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "Sachverhalt einer Person"}};
    if (!book_.version.empty() || !book_.digest.empty())
        root["description"] =
            "Aus dem Wörterbuch des Regelwerks " + book_.version + " (SHA-256 " + book_.digest + ").";
    root["type"] = "object";
    root["$ref"] = "#/$defs/person";
    root["properties"] = {
        {"$schema", {{"type", "string"}}},
        {"basis", {{"title", "Datei, die darunter liegt"}, {"type", "string"}}},
        {"personen",
         {{"title", "weitere Personen nach Kennung"},
          {"type", "object"},
          {"additionalProperties", {{"$ref", "#/$defs/person"}, {"unevaluatedProperties", false}}}}}};
    root["unevaluatedProperties"] = false;
    root["$defs"] = std::move(defs_);
    return root;
}

}  // namespace

std::string json_schema(const model::RuleBook& book) { return SchemaMaker{book}.make().dump(2) + "\n"; }

}  // namespace evaluator::person
