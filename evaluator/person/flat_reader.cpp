#include "evaluator/person/flat_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "evaluator/person/document.hpp"

namespace evaluator::person {

using model::BaseType;
using Kind = FlatValue::Kind;

FlatReader::FlatReader(const model::RuleBook& book, FlatSpec spec)
    : book_(book),
      spec_(std::move(spec)),
      names_(book),
      uses_(book.facts.size()),
      guesses_(book.facts.size() + 1),
      said_(book.facts.size()) {
    for (std::size_t i = 0; i < uses_.size(); ++i) uses_[i].type = book.facts[i].type;
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
        for (const char* word : {"von", "bis"})
            add(word, {model::FactId::none(), names_.member(word).word, {}});
        for (const model::FactId id : list.attributes)
            add(book.fact(id).name, {id, Word::None, book.fact(id).type});
    }
}

void FlatReader::add_list(const FlatListSpec& spec) {
    ListPart part{spec, std::vector<std::uint32_t>(book_.facts.size(), none),
                  book_.fact(spec.fact).type.list.index};
    for (std::uint32_t i = 0; i < spec.attributes.size(); ++i) part.positions[spec.attributes[i].index] = i;
    uses_[spec.fact.index].lists.push_back(static_cast<std::uint32_t>(parts_.size()));
    parts_.push_back(std::move(part));
}

/// As PlainNames::member. Files of one source name their facts in one order, some of them or others.
MemberName FlatReader::member(std::string_view name) {
    std::uint32_t at = last_;
    for (int tries = 0; tries < 3; ++tries) {
        at = guesses_[at].next;
        if (!guesses_[at].is(name)) continue;
        last_ = at;
        return {Word::None, model::FactId{at}};
    }
    const MemberName found = names_.member(name);
    if (found.word != Word::None || found.fact.is_none()) return found;
    guesses_[last_].next = found.fact.index;
    last_ = found.fact.index;
    guesses_[last_].name = name;
    return found;
}

namespace {

bool once(bool& is_said, bool is_good) {
    if (is_said || !is_good) return false;
    return is_said = true;
}

/// First days of years, so that a day is found by adding.
constexpr auto years = [] {
    std::array<std::int32_t, core::last_year_read - core::first_year_read + 1> first{};
    for (std::size_t i = 0; i < first.size(); ++i)
        first[i] = core::date_of(core::first_year_read + static_cast<std::int64_t>(i), 1, 1).days;
    return first;
}();
constexpr std::int32_t days_before_month[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

/// As core::parse_iso.
bool iso_day(const FlatValue& value, core::Date& day) {
    const std::string_view text = value.text;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !value.is(Kind::String)) return false;
    bool are_digits = true;
    const auto digit = [&](std::size_t at) {
        const auto found = static_cast<std::uint32_t>(text[at] - '0');
        are_digits = are_digits && found <= 9;
        return static_cast<std::int32_t>(found);
    };
    const std::int32_t year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
    const std::int32_t month = digit(5) * 10 + digit(6), of_month = digit(8) * 10 + digit(9);
    const bool is_day = are_digits && year >= core::first_year_read && year <= core::last_year_read &&
                        core::is_valid(year, month, of_month);
    if (!is_day) return false;
    const std::int32_t leap = month > 2 && core::is_leap_year(year) ? 1 : 0;
    day.days = years[static_cast<std::size_t>(year - core::first_year_read)] + days_before_month[month - 1] +
               leap + of_month - 1;
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

/// One file being read, token by token.
struct FlatReader::Line {
    using Step = FlatJson::Step;

    FlatReader& own;
    PlainValues values;
    FlatPerson& person;
    std::optional<core::Date> as_of;
    std::uint64_t stamp;                        // of the line
    core::Date earliest = core::Date::never();  // on which at the latest the first thing happened

    [[nodiscard]] bool root();
    [[nodiscard]] bool head();
    [[nodiscard]] bool facts();
    [[nodiscard]] bool fact(const FlatValue& member, model::FactId id);
    [[nodiscard]] bool word(const FlatValue& value, const model::Type& type, bool is_used, FlatWord& word);
    [[nodiscard]] bool common(const FlatValue& value, const model::Type& type, FlatWord& word) const;
    [[nodiscard]] bool list(const FlatValue& value, const ListPart& part, FlatList& list);
    [[nodiscard]] bool item(const ListPart& part, FlatList& list);
    [[nodiscard]] bool period(const Frame& frame, FlatList& list);
    [[nodiscard]] bool bound(const FlatValue& value, BaseType type, core::Date& day);
    [[nodiscard]] bool is_contested(const Frame& frame, bool& contested) const;
    void note(const model::Type& type, FlatWord word);
    /// An object or array where only a small one is expected: read with all that belongs to it.
    const FlatValue* whole(const FlatValue& member) {
        return member.is(Kind::Object) || member.is(Kind::Array) ? own.json_.complete() : &member;
    }
    template <typename Use> [[nodiscard]] bool each_member(const Use& use) {
        FlatValue member;
        if (!own.json_.enter('{')) return false;
        for (bool is_first = true;; is_first = false) {
            const Step step = own.json_.next_member(is_first, member);
            if (step != Step::Value) return step == Step::End;
            if (!use(std::as_const(member))) return false;
        }
    }
};

bool FlatReader::read(std::string_view text, const ReadOptions& options, FlatPerson& person) {
    if (!names_.are_clear() || !options.member.empty() || !json_.begin(text)) return false;
    person.id.clear();
    person.facts = missing_;
    person.lists.resize(spec_.lists.size());
    for (FlatList& list : person.lists) list.clear();
    person.birth = missing_word(BaseType::Datum);
    Line line{
        *this, {book_, names_, citations_, json_.values(), options.as_of}, person, options.as_of, ++stamp_};
    return line.root() && json_.is_at_end();
}

bool FlatReader::Line::root() {
    bool has_head = false, has_facts = false, has_schema = false, has_remark = false;
    const bool is_read = each_member([&](const FlatValue& member) {
        switch (values.word(member)) {
            case Word::Person: return once(has_head, true) && head();
            case Word::Angaben: return once(has_facts, true) && facts();
            case Word::Schema: return once(has_schema, member.is(Kind::String));
            case Word::Bemerkung: return once(has_remark, member.is(Kind::String));
            default: return false;
        }
    });
    if (!is_read || person.birth == missing_word(BaseType::Datum)) return is_read;
    const core::Date birth{low_of(person.birth)};
    return earliest >= birth && !(as_of && birth > *as_of);
}

bool FlatReader::Line::head() {
    bool has_id = false, has_remark = false;
    return each_member([&](const FlatValue& member) {
        const Word word = values.word(member);
        if (word == Word::Kennung && member.is(Kind::String)) person.id = member.text;
        return once(word == Word::Kennung ? has_id : has_remark,
                    (word == Word::Kennung || word == Word::Bemerkung) && member.is(Kind::String));
    });
}

bool FlatReader::Line::facts() {
    bool has_remark = false;
    return each_member([&](const FlatValue& member) {
        const MemberName name = own.member(member.name);
        return name.word == Word::Bemerkung ? once(has_remark, member.is(Kind::String))
                                            : !name.fact.is_none() && fact(member, name.fact);
    });
}

bool FlatReader::Line::fact(const FlatValue& member, model::FactId id) {
    std::uint64_t& said = own.said_[id.index];
    if (said == stamp) return false;  // said twice
    said = stamp;
    const Use& use = own.uses_[id.index];
    for (const std::uint32_t number : use.lists) {
        const std::size_t asked = person.lists.size();
        FlatList& target = number < asked ? person.lists[number] : own.unasked_[number - asked];
        if (number != use.lists.front() && !member.is(Kind::Null)) own.json_.go_to(member.token);
        if (!list(member, own.parts_[number], target)) return false;
    }
    if (!use.lists.empty()) return true;
    FlatWord read = 0;
    const bool is_birth = id == own.book_.birth_date;
    if (!word(member, use.type, is_birth || use.slot != none, read)) return false;
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
            if (!iso_day(value, day)) return false;
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
    const FlatValue* all = whole(value);
    TimedValue timed;
    Frame frame;
    bool is_missing = false;
    if (all == nullptr || !values.value(*all, type, timed, is_missing, frame) || frame.has_span())
        return false;
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

/// The list begins here, or the object around it does.
bool FlatReader::Line::list(const FlatValue& value, const ListPart& part, FlatList& list) {
    FlatJson& json = own.json_;
    list.clear();
    std::size_t behind = 0;
    Kind kind = value.kind;
    if (value.is(Kind::Object)) {
        const FlatValue* around = json.complete();
        Frame frame;
        bool contested = false;
        if (around == nullptr || !values.frame(*around, frame) || frame.wert == nullptr) return false;
        if (frame.has_span() || frame.zwischen || frame.eines_von || frame.jahr || frame.strittig ||
            frame.verweis || !is_contested(frame, contested) || contested)
            return false;
        behind = json.place();
        kind = frame.wert->kind;
        json.go_to(frame.wert->token);
    }
    if (kind == Kind::Array) {
        if (!json.enter('[')) return false;
        list.is_missing = false;
        list.is_complete = true;
        for (Step step = json.next_item(true); step != Step::End; step = json.next_item(false))
            if (step == Step::Bad || list.count == max_list_length || !item(part, list)) return false;
    } else if (kind != Kind::Null) {
        return false;
    }
    if (behind != 0) json.go_to(behind);
    return true;
}

bool FlatReader::Line::item(const ListPart& part, FlatList& list) {
    const auto& names = own.item_names_[part.names];
    const std::uint64_t here = ++own.stamp_;
    const std::size_t begin = list.words.size();
    for (const BaseType type : part.spec.types) list.words.push_back(missing_word(type));
    Frame frame;
    std::array<FlatValue, 16> kept;  // what the frame points to; it has fewer places
    std::size_t count = 0;
    const bool is_read = each_member([&](const FlatValue& member) {
        const ItemName* name = names.find(member.name);
        if (name == nullptr || name->attribute.is_none()) {
            const FlatValue* all = whole(member);
            if (all == nullptr || count == kept.size()) return false;
            if (all == &member) all = &(kept[count++] = member);
            return frame.put(name == nullptr ? values.word(member) : name->word, *all);
        }
        std::uint64_t& said = own.said_[name->attribute.index];
        if (said == here) return false;  // said twice
        said = here;
        const std::uint32_t position = part.positions[name->attribute.index];
        FlatWord read = 0;
        if (!word(member, name->type, position != none, read)) return false;
        if (position != none) list.words[begin + position] = read;
        return true;
    });
    bool contested = false;
    if (!is_read || frame.says_value() || frame.ab || frame.verweis || !is_contested(frame, contested) ||
        contested)
        return false;
    if (part.spec.are_periods ? !period(frame, list) : frame.has_span()) return false;
    ++list.count;
    return true;
}

/// A day that is known.
bool FlatReader::Line::bound(const FlatValue& value, BaseType type, core::Date& day) {
    if (iso_day(value, day)) return true;
    TimedValue timed;
    Frame frame;
    bool is_missing = false;
    if (!values.value(value, {type}, timed, is_missing, frame) || is_missing) return false;
    const auto* range = std::get_if<DateRange>(&timed.known);
    if (range == nullptr || range->low != range->high) return false;
    day = range->low;
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
