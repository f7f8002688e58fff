#include "evaluator/person/flat_reader.hpp"

#include <algorithm>

namespace evaluator::person {

using model::BaseType;
using Kind = FlatValue::Kind;

FlatReader::FlatReader(const model::RuleBook& book, FlatSpec spec)
    : book_(book), spec_(std::move(spec)), names_(book), uses_(book.facts.size()), said_(book.facts.size()) {
    for (std::uint32_t i = 0; i < spec_.facts.size(); ++i) {
        uses_[spec_.facts[i].index].slot = i;
        missing_.push_back(missing_word(book.fact(spec_.facts[i]).type.base));
    }
    for (const FlatListSpec& list : spec_.lists) add_list(list);
    for (std::uint32_t i = 0; i < book.facts.size(); ++i) {  // what nobody asks for must be in order, too
        const model::Type& type = book.facts[i].type;
        const bool is_list = type.is(BaseType::Liste) || type.is(BaseType::Zeitraeume);
        if (is_list && uses_[i].lists.empty())
            add_list({model::FactId{i}, type.is(BaseType::Zeitraeume), {}, {}});
    }
    unasked_.resize(parts_.size() - spec_.lists.size());
    for (const model::List& list : book.lists) {
        auto& names = item_names_.emplace_back();
        const auto add = [&](std::string_view name, ItemName meant) {
            names[name] = meant;
            names[core::canonical_name(name)] = meant;
        };
        for (const char* word : {"von", "bis"}) add(word, {model::FactId::none(), names_.member(word).word});
        for (const model::FactId id : list.attributes) add(book.fact(id).name, {id, Word::None});
    }
}

void FlatReader::add_list(const FlatListSpec& spec) {
    ListPart part{spec, std::vector<std::uint32_t>(book_.facts.size(), none)};
    for (std::uint32_t i = 0; i < spec.attributes.size(); ++i) part.positions[spec.attributes[i].index] = i;
    uses_[spec.fact.index].lists.push_back(static_cast<std::uint32_t>(parts_.size()));
    parts_.push_back(std::move(part));
}

namespace {

bool put_once(const FlatValue*& place, const FlatValue& member, bool is_good) {
    if (place != nullptr || !is_good) return false;
    place = &member;
    return true;
}

/// A number of few digits and nothing else.
bool small_number(std::string_view text, std::int32_t& number) {
    constexpr std::size_t most_digits = 9;
    if (text.size() > most_digits) return false;
    number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return false;
        number = number * 10 + (c - '0');
    }
    return !text.empty() && number <= most_flat_number;
}

}  // namespace

/// One file being read.
struct FlatReader::Line {
    FlatReader& own;
    PlainValues values;
    FlatPerson& person;
    std::optional<core::Date> as_of;
    std::uint64_t stamp;                        // of the line
    core::Date earliest = core::Date::never();  // on which at the latest the first thing happened

    [[nodiscard]] bool root(const FlatValue& node);
    [[nodiscard]] bool head(const FlatValue& node);
    [[nodiscard]] bool facts(const FlatValue& node);
    [[nodiscard]] bool fact(const FlatValue& member, model::FactId id);
    [[nodiscard]] bool word(const FlatValue& value, const model::Type& type, bool is_used, FlatWord& word);
    [[nodiscard]] bool common(const FlatValue& value, const model::Type& type, FlatWord& word) const;
    [[nodiscard]] bool list(const FlatValue& value, const ListPart& part, FlatList& list);
    [[nodiscard]] bool item(const FlatValue& object, const ListPart& part, FlatList& list);
    [[nodiscard]] bool period(const Frame& frame, FlatList& list);
    [[nodiscard]] bool bound(const FlatValue& value, BaseType type, core::Date& day);
    [[nodiscard]] bool is_contested(const Frame& frame, bool& contested) const;
    void note(const model::Type& type, FlatWord word);
};

bool FlatReader::read(std::string_view text, const ReadOptions& options, FlatPerson& person) {
    if (!names_.are_clear() || !options.member.empty() || !json_.read(text)) return false;
    person.id.clear();
    person.facts = missing_;
    person.lists.resize(spec_.lists.size());
    for (FlatList& list : person.lists) list.clear();
    person.birth = missing_word(BaseType::Datum);
    Line line{
        *this, {book_, names_, citations_, json_.values(), options.as_of}, person, options.as_of, ++stamp_};
    return line.root(json_.values().front());
}

bool FlatReader::Line::root(const FlatValue& node) {
    const FlatValue *of_person = nullptr, *said = nullptr, *schema = nullptr, *remark = nullptr;
    if (!node.is(Kind::Object)) return false;
    for (const FlatValue& member : values.members(node)) {
        bool is_good = false;
        switch (values.word(member)) {
            case Word::Person: is_good = put_once(of_person, member, true); break;
            case Word::Angaben: is_good = put_once(said, member, true); break;
            case Word::Schema: is_good = put_once(schema, member, member.is(Kind::String)); break;
            case Word::Bemerkung: is_good = put_once(remark, member, member.is(Kind::String)); break;
            default: break;
        }
        if (!is_good) return false;
    }
    if (of_person != nullptr && !head(*of_person)) return false;
    if (said != nullptr && !facts(*said)) return false;
    if (person.birth == missing_word(BaseType::Datum)) return true;
    const core::Date birth{low_of(person.birth)};
    return earliest >= birth && !(as_of && birth > *as_of);
}

bool FlatReader::Line::head(const FlatValue& node) {
    const FlatValue *id = nullptr, *remark = nullptr;
    if (!node.is(Kind::Object)) return false;
    for (const FlatValue& member : values.members(node)) {
        const Word word = values.word(member);
        const bool is_text = member.is(Kind::String);
        const bool is_good = word == Word::Kennung     ? put_once(id, member, is_text)
                             : word == Word::Bemerkung ? put_once(remark, member, is_text)
                                                       : false;
        if (!is_good) return false;
    }
    if (id != nullptr) person.id = id->text;
    return true;
}

bool FlatReader::Line::facts(const FlatValue& node) {
    const FlatValue* remark = nullptr;
    if (!node.is(Kind::Object)) return false;
    for (const FlatValue& member : values.members(node)) {
        const MemberName name = own.names_.member(member.name);
        const bool is_good = name.word == Word::Bemerkung ? put_once(remark, member, member.is(Kind::String))
                                                          : !name.fact.is_none() && fact(member, name.fact);
        if (!is_good) return false;
    }
    return true;
}

bool FlatReader::Line::fact(const FlatValue& member, model::FactId id) {
    std::uint64_t& said = own.said_[id.index];
    if (said == stamp) return false;  // said twice
    said = stamp;
    const Use& use = own.uses_[id.index];
    const model::Type& type = own.book_.fact(id).type;
    for (const std::uint32_t number : use.lists) {
        const std::size_t asked = person.lists.size();
        FlatList& target = number < asked ? person.lists[number] : own.unasked_[number - asked];
        if (!list(member, own.parts_[number], target)) return false;
    }
    if (!use.lists.empty()) return true;
    FlatWord read = 0;
    const bool is_birth = id == own.book_.birth_date;
    if (!word(member, type, is_birth || use.slot != none, read)) return false;
    if (use.slot != none) person.facts[use.slot] = read;
    if (is_birth) person.birth = read;
    return true;
}

void FlatReader::Line::note(const model::Type& type, FlatWord word) {
    if (!type.is(BaseType::Datum) && !type.is(BaseType::Ereignis)) return;
    const core::Date high{high_of(word)};
    if (high.is_day() && word != missing_word(BaseType::Datum)) earliest = std::min(earliest, high);
}

/// As nearly all values are written.
bool FlatReader::Line::common(const FlatValue& value, const model::Type& type, FlatWord& word) const {
    switch (type.base) {
        case BaseType::Wahr: word = value.text == "true" ? 2 : 1; return value.is(Kind::Bool);
        case BaseType::Datum:
        case BaseType::Ereignis: {
            core::Date day;
            if (!values.whole_day(value, day)) return false;
            word = word_of(day.days, day.days);
            return true;
        }
        case BaseType::Zahl:
        case BaseType::Geld: {
            std::int32_t number = 0;
            if (!value.is(Kind::Number) || !small_number(value.text, number)) return false;
            word = word_of(number, number);
            return true;
        }
        case BaseType::Auswahl: {
            const std::uint8_t* found =
                value.is(Kind::String) ? own.names_.value(type.choice, value.text) : nullptr;
            if (found != nullptr) word = FlatWord{1} << *found;
            return found != nullptr;
        }
        default: return false;
    }
}

bool FlatReader::Line::word(const FlatValue& value, const model::Type& type, bool is_used, FlatWord& word) {
    if (common(value, type, word)) {
        note(type, word);
        return true;
    }
    if (value.is(Kind::Array) || type.is_list() || type.is(BaseType::Person)) return false;
    TimedValue timed;
    Frame frame;
    bool is_missing = false;
    if (!values.value(value, type, timed, is_missing, frame) || frame.has_span()) return false;
    word = missing_word(type.base);
    if (is_missing) return true;
    const auto found = word_of(timed.known, type.base);
    if (found) word = *found;
    if (found) note(type, word);
    return found || !is_used;
}

bool FlatReader::Line::is_contested(const Frame& frame, bool& contested) const {
    Standing standing = Standing::Stated;
    std::vector<Proof> proofs;
    if ((frame.stand || frame.nachweise) && !values.standing_and_proofs(frame, standing, proofs))
        return false;
    contested = standing == Standing::Contested;
    return true;
}

bool FlatReader::Line::list(const FlatValue& value, const ListPart& part, FlatList& list) {
    const FlatValue* array = &value;
    bool contested = false;
    list.clear();
    if (value.is(Kind::Object)) {
        Frame frame;
        if (!values.frame(value, frame) || frame.wert == nullptr) return false;
        if (frame.has_span() || frame.zwischen || frame.eines_von || frame.jahr || frame.strittig ||
            frame.verweis || !is_contested(frame, contested) || contested)
            return false;
        array = frame.wert;
    }
    if (array->is(Kind::Null)) return true;
    if (!array->is(Kind::Array)) return false;
    list.is_missing = false;
    list.is_complete = true;
    for (const FlatValue& object : values.members(*array))
        if (!object.is(Kind::Object) || !item(object, part, list)) return false;
    return true;
}

bool FlatReader::Line::item(const FlatValue& object, const ListPart& part, FlatList& list) {
    const auto& names = own.item_names_[own.book_.fact(part.spec.fact).type.list.index];
    const std::uint64_t here = ++own.stamp_;
    const std::size_t begin = list.words.size();
    for (const BaseType type : part.spec.types) list.words.push_back(missing_word(type));
    Frame frame;
    for (const FlatValue& member : values.members(object)) {
        const ItemName* name = names.find(member.name);
        if (name == nullptr || name->attribute.is_none()) {
            if (!frame.put(name == nullptr ? values.word(member) : name->word, member)) return false;
            continue;
        }
        std::uint64_t& said = own.said_[name->attribute.index];
        if (said == here) return false;  // said twice
        said = here;
        const std::uint32_t position = part.positions[name->attribute.index];
        FlatWord read = 0;
        if (!word(member, own.book_.fact(name->attribute).type, position != none, read)) return false;
        if (position != none) list.words[begin + position] = read;
    }
    bool contested = false;
    if (frame.says_value() || frame.ab || frame.verweis || !is_contested(frame, contested) || contested)
        return false;
    if (part.spec.are_periods ? !period(frame, list) : frame.has_span()) return false;
    ++list.count;
    return true;
}

/// A day that is known.
bool FlatReader::Line::bound(const FlatValue& value, BaseType type, core::Date& day) {
    if (values.whole_day(value, day)) return true;
    FlatWord read = 0;
    const core::Date noted = earliest;
    if (!word(value, {type}, true, read) || low_of(read) != high_of(read)) return false;
    earliest = noted;  // the last day of a period is no day on which something happened
    day = core::Date{low_of(read)};
    return true;
}

bool FlatReader::Line::period(const Frame& frame, FlatList& list) {
    core::Date first, last = core::Date::never();
    if (frame.von == nullptr || !bound(*frame.von, BaseType::Datum, first)) return false;
    const bool has_end = frame.bis != nullptr && !frame.bis->is(Kind::Null);
    if (has_end && !bound(*frame.bis, BaseType::Ereignis, last)) return false;
    const core::Date until = core::next_day(last);
    if (first >= until || (!list.until.empty() && list.until.back() > first)) return false;
    if (first.is_day()) earliest = std::min(earliest, first);
    list.from.push_back(first);
    list.until.push_back(until);
    return true;
}

}  // namespace evaluator::person
