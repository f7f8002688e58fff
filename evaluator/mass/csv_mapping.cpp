#include "evaluator/mass/csv_mapping.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "evaluator/mass/csv_rows.hpp"

namespace evaluator::mass {

using dsl::model::BaseType;
using json = nlohmann::ordered_json;

namespace {

const std::set<std::string> yes_words{"ja", "j", "wahr", "true", "1", "x"};
const std::set<std::string> no_words{"nein", "n", "falsch", "false", "0"};

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool is_day(BaseType type) { return type == BaseType::Datum || type == BaseType::Ereignis; }
bool is_number(BaseType type) {
    return type == BaseType::Zahl || type == BaseType::Geld || type == BaseType::Prozent;
}

/// "24.12.2025" by "TT.MM.JJJJ" as 2025-12-24; day or month 00: not known.
std::optional<std::string> day_by(const std::string& form, const std::string& field) {
    std::string day, month, year;
    if (form.size() != field.size()) return std::nullopt;
    for (std::size_t i = 0; i < form.size(); ++i) {
        std::string* into = form[i] == 'T'   ? &day
                            : form[i] == 'M' ? &month
                            : form[i] == 'J' ? &year
                                             : nullptr;
        if (into != nullptr && (field[i] < '0' || field[i] > '9')) return std::nullopt;
        if (into == nullptr && form[i] != field[i]) return std::nullopt;
        if (into != nullptr) *into += field[i];
    }
    if (month.empty() || month == "00") return year;
    if (day.empty() || day == "00") return year + "-" + month;
    return year + "-" + month + "-" + day;
}

bool is_day_form(const std::string& form) {
    const auto count = [&](char c) { return std::count(form.begin(), form.end(), c); };
    return count('J') == 4 && (count('M') == 2 || count('M') == 0) && (count('T') == 2 || count('T') == 0) &&
           (count('T') == 0 || count('M') == 2);
}

/// German spelling: points between thousands, a comma before decimals; a single point before other than
/// three digits is a decimal point.
std::optional<std::string> number_of(const std::string& field) {
    std::string text;
    const bool has_comma = field.find(',') != std::string::npos;
    const auto point = field.find('.');
    const bool is_decimal_point = !has_comma && point != std::string::npos &&
                                  field.find('.', point + 1) == std::string::npos &&
                                  field.size() - point - 1 != 3;
    for (const char c : field) {
        if ((c >= '0' && c <= '9') || (c == '-' && text.empty()))
            text += c;
        else if (c == ',' || (c == '.' && is_decimal_point))
            text += '.';
        else if (c != '.' && c != ' ')
            return std::nullopt;
    }
    const bool is_number = std::count(text.begin(), text.end(), '.') <= 1 && !text.empty() &&
                           text.back() != '.' && text.front() != '.' && text != "-" && json::accept(text);
    return is_number ? std::optional(text) : std::nullopt;
}

/// Puts a value where a path leads.
json& place_in(json& root, const std::string& name, std::optional<std::size_t> item) {
    json& member = root[name];
    if (!item) return member;
    if (!member.is_array()) member = json::array();
    while (member.size() <= *item) member.push_back(nullptr);
    return member[*item];
}

/// Entries of lists of which no column said anything are not there.
void drop_empty(json& value) {
    if (value.is_array()) value.erase(std::remove(value.begin(), value.end(), json(nullptr)), value.end());
    for (json& part : value)
        if (part.is_structured()) drop_empty(part);
}

}  // namespace

void CsvMapping::trouble(const std::string& message) {
    troubles_ += (troubles_.empty() ? "" : "\n") + message;
}

CsvMapping::CsvMapping(const std::string& text, const dsl::model::RuleBook& book) : book_(book) {
    json source;
    try {
        source = json::parse(text);
    } catch (const json::parse_error& error) {
        throw MappingError(fmt::format("kein gültiges JSON, Stelle {}", error.byte));
    }
    if (!source.is_object() || !source.contains("spalten") || !source["spalten"].is_object())
        throw MappingError("erwartet wird ein Objekt mit `spalten`: {\"Kopf der Spalte\": \"angabe\"}");
    const std::set<std::string> known{"trenner", "zeichen", "kennung",    "datum",  "leer",
                                      "spalten", "fest",    "ignorieren", "übrige", "bemerkung"};
    const auto text_of = [&](const char* name, const std::string& usual) {
        if (!source.contains(name)) return usual;
        if (source[name].is_string()) return source[name].get<std::string>();
        trouble(fmt::format("`{}`: erwartet wird ein Text", name));
        return usual;
    };
    const auto add_all = [&](const char* name, std::set<std::string>& into) {
        if (!source.contains(name)) return;
        for (const json& one : source[name])
            if (one.is_string()) into.insert(one.get<std::string>());
    };
    for (const auto& [name, value] : source.items())
        if (!known.contains(name)) trouble(fmt::format("`{}` kennt die Zuordnung nicht", name));
    const std::string separator = text_of("trenner", ";");
    if (separator.size() != 1 || separator == "\"")
        trouble("`trenner`: erwartet wird ein Zeichen, zum Beispiel `;`");
    else
        separator_ = separator[0];
    const std::string letters = text_of("zeichen", "utf-8");
    if (letters != "utf-8" && letters != "windows-1252")
        trouble("`zeichen`: erwartet wird utf-8 oder windows-1252");
    is_windows_1252_ = letters == "windows-1252";
    id_column_ = text_of("kennung", "");
    day_form_ = text_of("datum", day_form_);
    if (!is_day_form(day_form_))
        trouble("`datum`: erwartet wird eine Form aus TT, MM und JJJJ, zum Beispiel TT.MM.JJJJ");
    const std::string others = text_of("übrige", "fehler");
    if (others != "fehler" && others != "ignorieren")
        trouble("`übrige`: erwartet wird fehler oder ignorieren");
    ignores_others_ = others == "ignorieren";
    add_all("leer", empty_);
    add_all("ignorieren", ignored_);
    if (source.contains("fest")) fixed_ = source["fest"].dump();
    for (const auto& [head, settings] : source["spalten"].items()) add_column(head, &settings);
    if (!troubles_.empty()) throw MappingError(troubles_);
}

void CsvMapping::add_column(const std::string& head, const void* settings) {
    const json& given = *static_cast<const json*>(settings);
    Column column;
    column.head = head;
    column.day_form = day_form_;
    std::string fact;
    if (given.is_string()) fact = given.get<std::string>();
    if (given.is_object()) {
        for (const auto& [name, value] : given.items()) {
            if (name == "angabe" && value.is_string())
                fact = value.get<std::string>();
            else if (name == "datum" && value.is_string() && is_day_form(value.get<std::string>()))
                column.day_form = value.get<std::string>();
            else if (name == "werte" && value.is_object())
                for (const auto& [spelling, meaning] : value.items())
                    column.values[spelling] = meaning.dump();
            else if (name != "bemerkung")
                trouble(fmt::format(
                    "Spalte `{}`: mit `{}` ist nichts anzufangen; möglich sind angabe, werte, datum", head,
                    name));
        }
    }
    if (fact.empty()) return trouble(fmt::format("Spalte `{}`: `angabe` fehlt", head));
    column.path = path_of(fact, column);
    if (!column.path.empty()) columns_.push_back(std::move(column));
}

/// "aufenthaltszeiten[0].von", "partner.geburtsdatum", "geburtsdatum".
std::vector<CsvMapping::Step> CsvMapping::path_of(const std::string& text, Column& column) {
    std::vector<Step> path;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('.', at), text.size());
        Step step{text.substr(at, end - at), std::nullopt};
        if (const auto bracket = step.name.find('['); bracket != std::string::npos) {
            const std::string digits = step.name.substr(bracket + 1, step.name.size() - bracket - 2);
            const bool is_number = !digits.empty() && digits.size() <= 3 && step.name.back() == ']' &&
                                   digits.find_first_not_of("0123456789") == std::string::npos;
            if (!is_number) {
                trouble(fmt::format("Spalte `{}`: `{}`: in Klammern wird eine Zahl ab 0 erwartet",
                                    column.head, text));
                return {};
            }
            step.item = std::stoul(digits);
            step.name.resize(bracket);
        }
        path.push_back(std::move(step));
        at = end + 1;
    }
    column.path = path;
    set_type(column);
    return path;
}

/// The type of what a path leads to, for the spelling; also checks the names as far as they can be known.
void CsvMapping::set_type(Column& column) {
    dsl::model::ListId list{};
    for (const Step& step : column.path) {
        const bool is_attribute = !list.is_none();
        if (is_attribute && (step.name == "von" || step.name == "bis")) {
            column.type = BaseType::Datum;
            continue;
        }
        auto fact = is_attribute ? book_.find_attribute(list, step.name) : book_.find_fact(step.name);
        if (fact.is_none() && is_attribute) fact = book_.find_fact(step.name);  // of a person in a list
        if (fact.is_none())
            return trouble(fmt::format("Spalte `{}`: die Angabe `{}` gibt es nicht", column.head, step.name));
        const dsl::model::Type& type = book_.fact(fact).type;
        column.type = type.base;
        list = type.is_list() ? type.list : dsl::model::ListId{};
        if (type.is_list() && !step.item)
            return trouble(
                fmt::format("Spalte `{}`: `{}` ist eine Liste; gemeint ist zum Beispiel `{}[0].von`",
                            column.head, step.name, step.name));
        if (!type.is_list() && step.item)
            return trouble(fmt::format("Spalte `{}`: `{}` ist keine Liste", column.head, step.name));
    }
}

void CsvMapping::read_head(const std::string& row) {
    const auto fields = csv_fields(is_windows_1252_ ? from_windows_1252(row) : row, separator_);
    if (!fields) throw MappingError("die erste Zeile ist keine Zeile mit Spaltenköpfen");
    width_ = fields->size();
    std::set<std::string> seen;
    for (std::size_t i = 0; i < fields->size(); ++i) {
        const std::string head = trimmed((*fields)[i]);
        if (!seen.insert(head).second) trouble(fmt::format("die Spalte `{}` gibt es zweimal", head));
        bool is_used = head == id_column_ || ignored_.contains(head) || ignores_others_;
        if (head == id_column_) id_position_ = i;
        for (Column& column : columns_) {
            if (column.head != head) continue;
            column.position = i;
            is_used = true;
        }
        if (!is_used)
            trouble(fmt::format(
                "die Spalte `{}` steht nicht in der Zuordnung; unter `spalten` oder `ignorieren` nennen",
                head));
    }
    for (const Column& column : columns_)
        if (!column.position) trouble(fmt::format("die Spalte `{}` fehlt in der Datei", column.head));
    if (!id_column_.empty() && !id_position_)
        trouble(fmt::format("die Spalte `{}` (Kennung) fehlt in der Datei", id_column_));
    if (!troubles_.empty()) throw MappingError(troubles_);
}

/// The field as JSON.
std::string CsvMapping::value_of(const Column& column, const std::string& field, std::string& error) const {
    if (!column.values.empty()) {
        const auto known = column.values.find(field);
        if (known != column.values.end()) return known->second;
        error = fmt::format("Spalte `{}`: der Wert `{}` steht nicht in der Zuordnung", column.head, field);
        return {};
    }
    if (column.type == BaseType::Wahr) {
        if (yes_words.contains(lower(field))) return "true";
        if (no_words.contains(lower(field))) return "false";
        error = fmt::format("Spalte `{}`: `{}` ist weder ja noch nein", column.head, field);
        return {};
    }
    if (is_day(column.type)) {
        if (const auto day = day_by(column.day_form, field)) return json(*day).dump();
        error =
            fmt::format("Spalte `{}`: `{}` ist kein Tag in der Form {}", column.head, field, column.day_form);
        return {};
    }
    if (is_number(column.type)) {
        if (const auto number = number_of(field)) return *number;
        error = fmt::format("Spalte `{}`: `{}` ist keine Zahl", column.head, field);
        return {};
    }
    return json(field).dump();
}

std::string CsvMapping::translate(const Record& record, std::string& error) const {
    const auto fields =
        csv_fields(is_windows_1252_ ? from_windows_1252(record.text) : record.text, separator_);
    if (!fields) {
        error = "ein Anführungszeichen steht mitten in einem Feld";
        return {};
    }
    if (fields->size() != width_) {
        error = fmt::format("{} Felder statt {}", fields->size(), width_);
        return {};
    }
    if (const auto bad = dsl::core::find_invalid_utf8(record.text); bad && !is_windows_1252_) {
        error =
            fmt::format("kein UTF-8 (Byte {}); vielleicht hilft `\"zeichen\": \"windows-1252\"`", *bad + 1);
        return {};
    }
    json facts = fixed_.empty() ? json::object() : json::parse(fixed_);
    for (const Column& column : columns_) {
        const std::string field = trimmed((*fields)[*column.position]);
        if (empty_.contains(field)) continue;
        const std::string value = value_of(column, field, error);
        if (!error.empty()) return {};
        json* place = &facts;
        for (const Step& step : column.path) place = &place_in(*place, step.name, step.item);
        *place = json::parse(value);
    }
    drop_empty(facts);
    json file = json::object();
    if (id_position_) file["person"] = {{"kennung", trimmed((*fields)[*id_position_])}};
    file["angaben"] = std::move(facts);
    return file.dump();
}

}  // namespace evaluator::mass
