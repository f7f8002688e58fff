// Facts of a person and attributes of items: one value, values per period, links to persons.
#include <algorithm>

#include "evaluator/person/assemble.hpp"

namespace evaluator::person {

using model::BaseType;

namespace {

/// Members that say something about a value, not about the person it links to.
bool is_frame(const Node& member) {
    constexpr const char* names[] = {"stand", "nachweise", "ab", "von", "bis"};
    return is_remark(member) || std::any_of(std::begin(names), std::end(names), [&](const char* name) {
               return core::same_name(member.name, name);
           });
}

}  // namespace

void Assembler::read_facts(const Members& members, Reading& reading, const Path& path) {
    for (const Node* fact : members) {
        const Node& member = *fact;
        const Path member_path{&path, member.name};
        const model::FactId id = vocabulary_.fact(member.name);
        if (id.is_none()) {
            unknown_fact(member, member_path);
            continue;
        }
        auto& facts = reading.person.facts;
        if (facts.size() <= id.index) facts.resize(id.index + 1);
        FactEntry entry;
        read_fact(member, id, entry, reading, member_path);
        facts[id.index] = std::move(entry);
        reading.places[id.index] = {member.span, member_path.text()};
    }
}

void Assembler::unknown_fact(const Node& node, const Path& path) {
    const Code code = options_.unknown_facts_warn ? Code::UnknownFactIgnored : Code::UnknownFact;
    auto report = problems_.report(code, node.place(), path, shortened(node.name));
    const model::ListId list = vocabulary_.list_with(node.name);
    if (!list.is_none())
        report.help(TextId::BelongsToItem, node.name,
                    vocabulary_.book().fact(vocabulary_.book().list(list).fact).name);
    else if (problems_.wants_suggestions())
        problems_.suggest(report, node.name, vocabulary_.fact_names());
}

void Assembler::read_fact(const Node& node, model::FactId id, FactEntry& entry, Reading& reading,
                          const Path& path) {
    const model::Type& type = vocabulary_.book().fact(id).type;
    entry = type.is_list() ? list_entry(node, id, reading, path) : single_or_timed(node, id, reading, path);
}

FactEntry Assembler::single_or_timed(const Node& node, model::FactId id, Reading& reading, const Path& path) {
    if (node.is(Node::Kind::Array)) return timed(node, id, reading, path);
    FactEntry entry;
    const bool has_span =
        node.find("ab") != nullptr || node.find("von") != nullptr || node.find("bis") != nullptr;
    if (has_span && !vocabulary_.book().fact(id).type.is(BaseType::Person)) {
        values_.wrong(node, node.name, path, TextId::WantListOfTimes);
        return entry;
    }
    if (auto value = one_value(node, id, reading, path)) entry.values.push_back(std::move(*value));
    return entry;
}

std::optional<TimedValue> Assembler::one_value(const Node& node, model::FactId id, Reading& reading,
                                               const Path& path) {
    const model::Fact& fact = vocabulary_.book().fact(id);
    if (fact.type.is(BaseType::Person)) return link(node, id, reading, path);
    bool is_missing = false;
    return values_.value(node, {fact.name, fact.type, path}, is_missing);
}

/// First and last day of a value that holds for a time: `ab` (until the next) or `von` and `bis`.
std::optional<model::Validity> Assembler::span_of(const Node& object, const Path& path, bool& is_open_ended) {
    const Node *start = object.find("ab"), *from = object.find("von"), *until = object.find("bis");
    if (start != nullptr && (from != nullptr || until != nullptr)) {
        problems_.report(Code::MembersExclude, start->place(), path, "ab", from != nullptr ? "von" : "bis");
        return std::nullopt;
    }
    const Node* first = start != nullptr ? start : from;
    if (first == nullptr) {
        problems_.report(Code::MissingField, object.span, path, "ab");
        return std::nullopt;
    }
    const bool is_since_ever = from != nullptr && from->is(Node::Kind::Null);
    const auto begin = is_since_ever ? std::optional{core::Date::distant_past()}
                                     : values_.whole_day(*first, first->name, {&path, first->name});
    if (!begin) return std::nullopt;
    model::Validity span{*begin, core::Date::never()};
    is_open_ended = start != nullptr;
    if (until == nullptr || until->is(Node::Kind::Null)) return span;
    const auto last = values_.whole_day(*until, until->name, {&path, until->name});
    if (!last) return std::nullopt;
    if (*last < *begin) {
        problems_.report(Code::PeriodReversed, until->span, path, core::to_german(*begin),
                         core::to_german(*last));
        return std::nullopt;
    }
    span.until = core::next_day(*last);
    return span;
}

FactEntry Assembler::timed(const Node& node, model::FactId id, Reading& reading, const Path& path) {
    struct Part {
        TimedValue value;
        bool is_open_ended, is_missing;
        core::Span place;
    };
    std::vector<Part> parts;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const Node& child = node.children[i];
        const Path item{&path, i};
        if (!child.is(Node::Kind::Object)) {
            const model::Fact& fact = vocabulary_.book().fact(id);
            values_.wrong(node, fact.name, path, phrase(TextId::WantSingleValueType, fact.name));
            return {};
        }
        bool is_open_ended = false;
        const auto span = span_of(child, item, is_open_ended);
        const std::size_t errors = problems_.error_count();
        auto value =
            one_value(child, id, reading, item);  // without a value and without an error: unknown then
        if (!span || problems_.error_count() != errors) continue;
        const bool is_missing = !value;
        Part part{value.value_or(TimedValue{}), is_open_ended, is_missing, child.span};
        part.value.span = *span;
        parts.push_back(std::move(part));
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.value.span.from < b.value.span.from; });
    FactEntry entry;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        model::Validity& span = parts[i].value.span;
        if (i + 1 < parts.size()) {
            const model::Validity& next = parts[i + 1].value.span;
            if (parts[i].is_open_ended) span.until = next.from;
            if (span.until > next.from || span.from == next.from)
                problems_.report(Code::TwoValuesOnOneDay, parts[i + 1].place, path,
                                 vocabulary_.book().fact(id).name, core::to_german(next.from));
        }
        if (!parts[i].is_missing) entry.values.push_back(std::move(parts[i].value));
    }
    return entry;
}

/// A link to a person: null, { "verweis": … }, { "datei": … }, or the person's facts; around it stand and
/// proofs.
std::optional<TimedValue> Assembler::link(const Node& node, model::FactId id, Reading& reading,
                                          const Path& path) {
    const std::string& name = vocabulary_.book().fact(id).name;
    TimedValue value;
    const Node* inner = &node;
    if (node.is(Node::Kind::Object)) {
        values_.standing_and_proofs(node, value.standing, value.proofs, path);
        if (const Node* written = node.find("wert")) {
            inner = written;
            for (const Node& member : node.children)
                if (&member != written && !is_frame(member))
                    values_.unknown_member(member, path,
                                           {"wert", "stand", "nachweise", "ab", "von", "bis", "bemerkung"});
        }
    }
    const bool says_none =
        inner->is(Node::Kind::Null) || (inner->is_text() && core::same_name(inner->text, "keine"));
    if (says_none) {
        value.known = PersonLink{};
        return value;
    }
    if (inner->is(Node::Kind::Bare) && inner->text.empty()) {
        problems_.report(Code::EmptyValue, inner->span, path, name);
        return std::nullopt;
    }
    if (!inner->is(Node::Kind::Object)) {
        values_.wrong(*inner, name, path, TextId::WantPerson);
        return std::nullopt;
    }
    const auto person = linked_person(*inner, reading, path);
    if (!person) return std::nullopt;
    if (*person == reading.index) {
        problems_.report(Code::LinksToItself, inner->place(), path, name);
        return std::nullopt;
    }
    value.known = PersonLink{person};
    return value;
}

std::optional<PersonIndex> Assembler::linked_person(const Node& object, Reading& reading, const Path& path) {
    const Node *reference = object.find("verweis"), *file = object.find("datei");
    const bool is_link = reference != nullptr || file != nullptr;
    Members facts;
    for (const Node& member : object.children)
        if (&member != reference && &member != file && !is_frame(member)) facts.push_back(&member);
    if (reference != nullptr && file != nullptr) {
        problems_.report(Code::MembersExclude, file->place(), path, "verweis", "datei");
        return std::nullopt;
    }
    if (is_link && !facts.empty()) {
        problems_.report(Code::LinkWithFacts, facts.front()->place(), path,
                         object.name.empty() ? "verweis" : object.name, facts.front()->name);
        return std::nullopt;
    }
    if (is_link) {
        const Node& named = reference != nullptr ? *reference : *file;
        return resolved(named, reading, {&path, named.name});
    }
    return inline_person(facts, reading, object.place(), path);
}

/// The person that a member `verweis` or `datei` names.
std::optional<PersonIndex> Assembler::resolved(const Node& link, Reading& reading, const Path& path) {
    if (core::same_name(link.name, "datei")) return linked_file(link, reading.scope->file, path);
    const auto id = values_.text(link, link.name, path);
    if (!id) return std::nullopt;
    const auto found = reading.scope->ids.find(*id);
    if (found != reading.scope->ids.end()) {
        linked_.insert(found->second);
        return found->second;
    }
    auto report = problems_.report(Code::UnknownLinkedPerson, link.span, path, shortened(*id));
    if (!problems_.wants_suggestions()) return std::nullopt;
    std::vector<std::string> ids;
    for (const auto& [known, index] : reading.scope->ids) ids.push_back(known);
    problems_.suggest(report, *id, ids);
    return std::nullopt;
}

std::optional<PersonIndex> Assembler::inline_person(const Members& facts, Reading& reading, core::Span span,
                                                    const Path& path) {
    if (is_full(span, path)) return std::nullopt;
    Reading inner;
    inner.index = add_person();
    inner.scope = reading.scope;
    linked_.insert(inner.index);
    read_facts(facts, inner, path);
    finish(inner);
    return inner.index;
}

std::optional<PersonIndex> Assembler::linked_file(const Node& node, core::FileId from, const Path& path) {
    const auto name = values_.text(node, node.name, path);
    if (!name) return std::nullopt;
    const auto found =
        options_.resolver && options_.sources != nullptr ? options_.resolver(*name, from) : std::nullopt;
    if (!found) {
        problems_.report(Code::LinkedFileMissing, node.span, path, *name);
        return std::nullopt;
    }
    const std::string file_name = options_.sources->at(*found).name();
    if (const auto known = files_.find(file_name); known != files_.end()) return known->second;
    if (++files_read_ > max_files || household_.persons.size() >= max_persons) {
        problems_.report(Code::PersonFileTooLarge, node.span, path, files_read_, max_files,
                         phrase(TextId::UnitFiles));
        return std::nullopt;
    }
    auto tree = load(*found);
    if (!tree) return std::nullopt;
    if (!tree->is(Node::Kind::Object)) {
        values_.wrong(*tree, file_name, path, TextId::WantObject);
        return std::nullopt;
    }
    std::set<std::string> open{file_name};
    lay_over_base(*tree, *found, open);
    trees_.push_back(std::move(*tree));
    const PersonIndex index = add_person();
    linked_.insert(index);
    files_.emplace(file_name, index);
    read_file(trees_.back(), index, *found, path);
    return index;
}

}  // namespace evaluator::person
