// One value of a file to what is known of it: truth, days (also partly known), numbers, durations, texts,
// citations, choices; and the forms around it: zwischen, eines_von, jahr, strittig, stand, nachweise. Persons
// and lists are the business of assemble.cpp.
#pragma once

#include <optional>

#include "evaluator/person/document.hpp"
#include "evaluator/person/person.hpp"
#include "evaluator/person/vocabulary.hpp"

namespace evaluator::person {

/// The value whose parts are being read: what it is called in messages and where it stands.
struct Subject {
    std::string_view name;
    model::Type type;
    const Path& path;
};

class ValueReader {
public:
    ValueReader(const Vocabulary& vocabulary, Problems& problems, std::optional<core::Date> as_of)
        : vocabulary_(vocabulary), problems_(problems), as_of_(as_of) {}

    /// A plain value. Nothing: reported.
    std::optional<Known> plain(const Node& node, const Subject& subject);
    /// Plain, or an object with `wert`, `zwischen`, … and standing and proofs. The span is all time.
    /// `missing` is set if the value is null; then nothing is returned and nothing was reported.
    std::optional<TimedValue> value(const Node& node, const Subject& subject, bool& missing);

    /// A day, month or year; `never` allowed for Ereignis only.
    std::optional<DateRange> day(const Node& node, const Subject& subject);
    std::optional<core::Date> whole_day(const Node& node, std::string_view name, const Path& path);
    std::optional<bool> truth(const Node& node, std::string_view name, const Path& path);
    std::optional<std::string> text(const Node& node, std::string_view name, const Path& path);
    std::optional<core::Citation> citation(const Node& node, std::string_view name, const Path& path);

    std::optional<Standing> standing(const Node& node, const Path& path);
    std::vector<Proof> proofs(const Node& node, const Path& path);
    /// Reads the members `stand` and `nachweise` of any object; proofs without `stand` make it evidenced.
    void standing_and_proofs(const Node& object, Standing& standing, std::vector<Proof>& proofs,
                             const Path& path);

    void wrong(const Node& node, std::string_view name, const Path& path, TextId wanted);
    void wrong(const Node& node, std::string_view name, const Path& path, std::string_view wanted);
    void unknown_member(const Node& member, const Path& path, std::initializer_list<const char*> possible);
    void in_future(core::Date day, std::string_view name, core::Span span, const Path& path);

private:
    std::optional<Known> number(const Node& node, const Subject& subject);
    std::optional<Known> duration(const Node& node, const Subject& subject);
    std::optional<Known> choice(const Node& node, const Subject& subject);
    std::optional<Known> between(const Node& list, const Subject& subject);
    std::optional<std::vector<Known>> several(const Node& list, const Subject& subject);
    std::optional<Known> content(const Node& object, const Subject& subject, bool& missing,
                                 std::vector<Known>& singles);
    void check_members(const Node& object, const Path& path);
    std::optional<DateRange> year(const Node& node, const Subject& subject);
    TextId wanted(model::BaseType base) const;

    const Vocabulary& vocabulary_;
    Problems& problems_;
    std::optional<core::Date> as_of_;
};

bool is_remark(const Node& member);  // `bemerkung`: for human readers only

}  // namespace evaluator::person
