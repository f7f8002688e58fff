#include <set>

#include "evaluator/person/answer_places.hpp"
#include "evaluator/person/schema.hpp"
#include "evaluator/person/schema_names.hpp"
#include "evaluator/person/xml_document.hpp"

namespace evaluator::person {

namespace {

namespace model = dsl::model;
using model::BaseType;

std::string note(const std::string& text) {
    return text.empty() ? ""
                        : "<xs:annotation><xs:documentation xml:lang=\"de\">" + escape_xml(text) +
                              "</xs:documentation></xs:annotation>";
}

/// What stands in every file, whatever the vocabulary. Mixed types: the text of an element is checked by the
/// reader; in the attribute or element `wert` an editor checks and completes it.
constexpr const char* basic_types =
    R"(  <xs:simpleType name="tag"><xs:restriction base="xs:date"><xs:pattern value="\d{4}-\d{2}-\d{2}"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="datum"><xs:restriction base="xs:string"><xs:pattern value="\d{4}(-\d{2}(-\d{2})?)?"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="ereignis"><xs:restriction base="xs:string"><xs:pattern value="\d{4}(-\d{2}(-\d{2})?)?|nicht|false"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="jahr"><xs:restriction base="xs:string"><xs:pattern value="\d{4}"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="wahr"><xs:restriction base="xs:boolean"/></xs:simpleType>
  <xs:simpleType name="zahl"><xs:restriction base="xs:decimal"><xs:minInclusive value="0"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="geld"><xs:restriction base="xs:string"><xs:pattern value="\d{1,13}([.,]\d{1,2})?( ?(EUR|Euro|€))?"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="prozent"><xs:restriction base="xs:string"><xs:pattern value="\d{1,13}([.,]\d+)?( ?%)?"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="dauer"><xs:restriction base="xs:string"><xs:pattern value="\d+ (Jahre?n?|Monate?n?|Wochen?|Tage?n?)(( und)? \d+ (Jahre?n?|Monate?n?|Wochen?|Tage?n?))*"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="text"><xs:restriction base="xs:string"/></xs:simpleType>
  <xs:simpleType name="fundstelle"><xs:restriction base="xs:string"><xs:pattern value="(§|§§|Art\.) ?.+ \S+"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="stand"><xs:restriction base="xs:string"><xs:enumeration value="angegeben"/><xs:enumeration value="belegt"/><xs:enumeration value="strittig"/></xs:restriction></xs:simpleType>
  <xs:complexType name="nachweis"><xs:all><xs:element name="bemerkung" type="text" minOccurs="0"/></xs:all><xs:attribute name="art" type="text" use="required"/><xs:attribute name="datum" type="tag"/><xs:attribute name="gültig_bis" type="tag"/></xs:complexType>
  <xs:complexType name="nachweise"><xs:sequence><xs:element name="nachweis" type="nachweis" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
)";

class XsdMaker {
public:
    explicit XsdMaker(const model::RuleBook& book) : book_(book) {}

    std::string make() {
        text_ =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xs:schema "
            "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n  " +
            note("Sachverhalt einer Person. Aus dem Wörterbuch des Regelwerks " + book_.version +
                 " (SHA-256 " + book_.digest + ").") +
            "\n";
        text_ += basic_types;
        for (const model::Choice& choice : book_.choices) add_choice(choice);
        for (const char* plain :
             {"wahr", "datum", "ereignis", "zahl", "geld", "prozent", "dauer", "text", "fundstelle"})
            add_value_type(plain);
        for (const model::Choice& choice : book_.choices) add_value_type(schema_type_name(choice));
        for (const model::Fact& fact : book_.facts)
            if (fact.owner.is_none())
                text_ += "  <xs:element name=\"" + fact.name + "\" type=\"" + type_name(fact) +
                         "\" nillable=\"true\">" + note(description(fact)) + "</xs:element>\n";
        add_person_link();
        for (const model::List& list : book_.lists) add_list(list);
        add_answers();
        add_person();
        return text_ + "</xs:schema>\n";
    }

private:
    void add_choice(const model::Choice& choice);
    void add_value_type(const std::string& plain);
    void add_person_link();
    void add_list(const model::List& list);
    void add_answers();
    void add_answer(const char* type, const std::string& members);
    void add_person();
    std::string type_name(const model::Fact& fact) const;
    static std::string description(const model::Fact& fact);
    std::string fact_refs(const std::set<std::string>& except = {}) const;

    const model::RuleBook& book_;
    std::string text_;
};

void XsdMaker::add_choice(const model::Choice& choice) {
    text_ +=
        "  <xs:simpleType name=\"" + schema_type_name(choice) + "\"><xs:restriction base=\"xs:string\">\n";
    for (const model::ChoiceValue& value : choice.values)
        text_ += "    <xs:enumeration value=\"" + escape_xml(value.name) + "\">" + note(value.text) +
                 "</xs:enumeration>\n";
    text_ += "  </xs:restriction></xs:simpleType>\n";
}

/// Text, or attribute `wert`, or elements; and the same for a time.
void XsdMaker::add_value_type(const std::string& plain) {
    const std::string several =
        "<xs:complexType><xs:sequence><xs:element name=\"wert\" type=\"" + plain +
        "\" minOccurs=\"2\" maxOccurs=\"unbounded\"/></xs:sequence></xs:complexType></xs:element>";
    const auto form = [&](const char* name) {
        return "    <xs:element name=\"" + std::string{name} + "\">" + several + "\n";
    };
    const std::string content = "    <xs:element name=\"wert\" type=\"" + plain + "\" nillable=\"true\"/>\n" +
                                form("zwischen") + form("eines_von") + form("strittig") +
                                "    <xs:element name=\"nachweise\" type=\"nachweise\"/>\n    <xs:element "
                                "name=\"bemerkung\" type=\"text\"/>\n";
    const std::string attributes =
        "  <xs:attribute name=\"wert\" type=\"" + plain +
        "\"/><xs:attribute name=\"jahr\" type=\"jahr\"/><xs:attribute name=\"stand\" type=\"stand\"/>";
    text_ += "  <xs:complexType name=\"zeitraum_" + plain +
             "\" mixed=\"true\"><xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n" + content +
             "    <xs:element name=\"von\" type=\"tag\" nillable=\"true\"/>\n  </xs:choice>\n" + attributes +
             "<xs:attribute name=\"ab\" type=\"tag\"/><xs:attribute name=\"von\" type=\"tag\"/><xs:attribute "
             "name=\"bis\" type=\"tag\"/></xs:complexType>\n";
    text_ += "  <xs:complexType name=\"wert_" + plain +
             "\" mixed=\"true\"><xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n" + content +
             "    <xs:element name=\"zeitraum\" type=\"zeitraum_" + plain + "\"/>\n  </xs:choice>\n" +
             attributes + "</xs:complexType>\n";
}

std::string XsdMaker::type_name(const model::Fact& fact) const {
    if (fact.type.is_list()) return "liste_" + fact.name;
    const std::string plain = schema_type_name(fact.type, book_);
    return fact.type.is(BaseType::Person) ? plain : "wert_" + plain;
}

std::string XsdMaker::description(const model::Fact& fact) {
    std::string text = fact.question;
    for (const auto& citation : fact.asked_under)
        text += " Erhoben nach " + dsl::core::to_text(citation) + ".";
    for (const std::string& proof : fact.attributes.proofs) text += " Nachweis: " + proof + ".";
    for (const std::string& hint : fact.attributes.hints) text += " " + hint;
    return text;
}

std::string XsdMaker::fact_refs(const std::set<std::string>& except) const {
    std::string refs;
    for (const model::Fact& fact : book_.facts)
        if (fact.owner.is_none() && !except.contains(dsl::core::canonical_name(fact.name)))
            refs += "    <xs:element ref=\"" + fact.name + "\" minOccurs=\"0\"/>\n";
    return refs;
}

void XsdMaker::add_person_link() {
    const std::string frame =
        "<xs:attribute name=\"verweis\" type=\"text\"/><xs:attribute name=\"datei\" "
        "type=\"text\"/><xs:attribute name=\"stand\" type=\"stand\"/>";
    const std::string content = fact_refs() +
                                "    <xs:element name=\"nachweise\" type=\"nachweise\"/>\n    <xs:element "
                                "name=\"bemerkung\" type=\"text\"/>\n";
    text_ +=
        "  <xs:complexType name=\"zeitraum_person\" mixed=\"true\"><xs:choice minOccurs=\"0\" "
        "maxOccurs=\"unbounded\">\n" +
        content +
        "    <xs:element name=\"wert\" type=\"text\" nillable=\"true\"/>\n    <xs:element name=\"von\" "
        "type=\"tag\" nillable=\"true\"/>\n  </xs:choice>" +
        frame +
        "<xs:attribute name=\"ab\" type=\"tag\"/><xs:attribute name=\"von\" type=\"tag\"/><xs:attribute "
        "name=\"bis\" type=\"tag\"/></xs:complexType>\n";
    text_ +=
        "  <xs:complexType name=\"person_verweis\" mixed=\"true\"><xs:choice minOccurs=\"0\" "
        "maxOccurs=\"unbounded\">\n" +
        content +
        "    <xs:element name=\"wert\" type=\"text\" nillable=\"true\"/>\n    <xs:element name=\"zeitraum\" "
        "type=\"zeitraum_person\"/>\n  </xs:choice>" +
        frame + "</xs:complexType>\n";
}

void XsdMaker::add_list(const model::List& list) {
    const std::string name = book_.fact(list.fact).name;
    text_ += "  <xs:complexType name=\"eintrag_" + name + "\"><xs:all>\n";
    std::string attributes = "<xs:attribute name=\"stand\" type=\"stand\"/>";
    std::set<std::string> own;
    if (list.kind == BaseType::Zeitraeume) {
        text_ +=
            "    <xs:element name=\"von\" type=\"wert_datum\" nillable=\"true\" minOccurs=\"0\"/>\n    "
            "<xs:element name=\"bis\" type=\"wert_ereignis\" nillable=\"true\" minOccurs=\"0\"/>\n";
        attributes +=
            "<xs:attribute name=\"von\" type=\"datum\"/><xs:attribute name=\"bis\" type=\"ereignis\"/>";
    }
    if (list.kind == BaseType::Personen)
        attributes +=
            "<xs:attribute name=\"verweis\" type=\"text\"/><xs:attribute name=\"datei\" type=\"text\"/>";
    for (const model::FactId id : list.attributes) {
        const model::Fact& fact = book_.fact(id);
        own.insert(dsl::core::canonical_name(fact.name));
        text_ += "    <xs:element name=\"" + fact.name + "\" type=\"" + type_name(fact) +
                 "\" nillable=\"true\" minOccurs=\"0\">" + note(description(fact)) + "</xs:element>\n";
        if (!fact.type.is(BaseType::Person) && !fact.type.is_list())
            attributes += "<xs:attribute name=\"" + fact.name + "\" type=\"" +
                          schema_type_name(fact.type, book_) + "\"/>";
    }
    if (list.kind == BaseType::Personen) text_ += fact_refs(own);
    text_ +=
        "    <xs:element name=\"nachweise\" type=\"nachweise\" minOccurs=\"0\"/>\n    <xs:element "
        "name=\"bemerkung\" type=\"text\" minOccurs=\"0\"/>\n  </xs:all>" +
        attributes + "</xs:complexType>\n";
    text_ += "  <xs:complexType name=\"liste_" + name +
             "\"><xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\"><xs:element name=\"" + list.item_name +
             "\" type=\"eintrag_" + name +
             "\"/><xs:element name=\"nachweise\" type=\"nachweise\"/></xs:choice><xs:attribute "
             "name=\"stand\" type=\"stand\"/></xs:complexType>\n";
}

void XsdMaker::add_answer(const char* type, const std::string& members) {
    text_ += "  <xs:complexType name=\"" + std::string{type} +
             "\"><xs:all>\n"
             "    <xs:element name=\"begründung\" type=\"text\" minOccurs=\"0\"/>\n    <xs:element "
             "name=\"bemerkung\" type=\"text\" minOccurs=\"0\"/>\n" +
             members +
             "<xs:attribute name=\"wert\" type=\"wahr\" use=\"required\"/><xs:attribute name=\"begründung\" "
             "type=\"text\"/>"
             "<xs:attribute name=\"rolle\" type=\"text\" use=\"required\"/><xs:attribute name=\"datum\" "
             "type=\"tag\" use=\"required\"/></xs:complexType>\n";
}

void XsdMaker::add_answers() {
    std::string target = "    <xs:element name=\"zu\" minOccurs=\"0\"><xs:complexType>";
    for (const model::List& list : book_.lists)
        target +=
            "<xs:attribute name=\"" + book_.fact(list.fact).name + "\" type=\"xs:nonNegativeInteger\"/>";
    target +=
        "</xs:complexType></xs:element>\n    <xs:element name=\"von\" type=\"tag\" nillable=\"true\" "
        "minOccurs=\"0\"/>\n  </xs:all>";
    for (const bool is_discretion : {false, true}) {
        const std::string names = is_discretion ? "name_ermessen" : "name_wertung";
        text_ += "  <xs:simpleType name=\"" + names + "\"><xs:restriction base=\"xs:string\">\n";
        for (const model::Judgement& judgement : book_.judgements)
            if (judgement.is_discretion == is_discretion)
                text_ += "    <xs:enumeration value=\"" + escape_xml(judgement.name) + "\">" +
                         note(judgement.question) + "</xs:enumeration>\n";
        for (const model::ChainId chain : chains_in_doubt(book_))
            if (!is_discretion)
                text_ += "    <xs:enumeration value=\"" + escape_xml(book_.chains[chain.index].name) + "\">" +
                         note(book_.chains[chain.index].text) + "</xs:enumeration>\n";
        text_ += "  </xs:restriction></xs:simpleType>\n";
        add_answer(is_discretion ? "entscheidung" : "wertung",
                   target + "<xs:attribute name=\"name\" type=\"" + names +
                       "\" use=\"required\"/><xs:attribute name=\"von\" type=\"tag\"/><xs:attribute "
                       "name=\"bis\" type=\"tag\"/>");
    }
    const std::string element =
        "  </xs:all><xs:attribute name=\"norm\" type=\"fundstelle\" use=\"required\"/><xs:attribute "
        "name=\"voraussetzung\" type=\"text\"";
    add_answer("fall_atypisch", element + " use=\"required\"/>");
    add_answer("fall_kann", element + "/>");
}

void XsdMaker::add_person() {
    const auto array = [](const char* name, const char* item, const char* type) {
        return "    <xs:element name=\"" + std::string{name} +
               "\" minOccurs=\"0\"><xs:complexType><xs:sequence><xs:element name=\"" + item + "\" type=\"" +
               type +
               "\" minOccurs=\"0\" maxOccurs=\"unbounded\"/></xs:sequence></xs:complexType></xs:element>\n";
    };
    text_ += "  <xs:simpleType name=\"name_liste\"><xs:restriction base=\"xs:string\">\n";
    for (const model::List& list : book_.lists)
        text_ += "    <xs:enumeration value=\"" + book_.fact(list.fact).name + "\"/>\n";
    text_ +=
        "  </xs:restriction></xs:simpleType>\n  <xs:complexType name=\"angaben\"><xs:all>\n" + fact_refs() +
        "    <xs:element name=\"bemerkung\" type=\"text\" minOccurs=\"0\"/>\n  </xs:all></xs:complexType>\n";
    const std::string content =
        "    <xs:element name=\"angaben\" type=\"angaben\" minOccurs=\"0\"/>\n    <xs:element "
        "name=\"bemerkung\" type=\"text\" minOccurs=\"0\"/>\n" +
        array("wertungen", "wertung", "wertung") + array("ermessen", "entscheidung", "entscheidung") +
        array("atypisch", "fall", "fall_atypisch") + array("kann", "fall", "fall_kann") +
        array("unvollständig", "angabe", "name_liste");
    text_ += "  <xs:complexType name=\"weitere_person\"><xs:all>\n" + content +
             "  </xs:all><xs:attribute name=\"kennung\" type=\"text\" use=\"required\"/></xs:complexType>\n";
    text_ += "  <xs:element name=\"person\"><xs:complexType><xs:all>\n" + content +
             array("personen", "person", "weitere_person") +
             "    <xs:element name=\"basis\" type=\"text\" minOccurs=\"0\"/>\n  </xs:all><xs:attribute "
             "name=\"kennung\" type=\"text\"/><xs:attribute name=\"basis\" "
             "type=\"text\"/></xs:complexType></xs:element>\n";
}

}  // namespace

std::string xsd(const model::RuleBook& book) { return XsdMaker{book}.make(); }

}  // namespace evaluator::person
