#include "apps/paragraf/in_force.hpp"

#include <algorithm>

namespace apps {

namespace {

using namespace dsl::syntax;
using dsl::core::Date;

bool covers(const DateSpan& span, Date day) {
    return (!span.from || span.from->value <= day) && (!span.until || day <= span.until->value);
}

bool covers(const Attribute& attribute, Date day) {
    const auto* valid = std::get_if<ValidIn>(&attribute.kind);
    return valid == nullptr || covers(valid->period, day);
}

bool covers(const Block& block, Date day) {
    return std::all_of(block.lines.begin(), block.lines.end(), [&](const BlockLine& line) {
        const auto* attribute = std::get_if<Attribute>(&line.kind);
        return attribute == nullptr || covers(*attribute, day);
    });
}

bool covers(const std::vector<Attribute>& attributes, Date day) {
    return std::all_of(attributes.begin(), attributes.end(),
                       [&](const Attribute& attribute) { return covers(attribute, day); });
}

/// Cuts one declaration down to a day and notes which spans it took out.
class Cutter {
public:
    Cutter(File& file, std::string_view source, Date day, const std::vector<Span>& wanted)
        : file_(file), source_(source), day_(day), wanted_(wanted) {}

    void cut(Declaration& declaration) {
        if (auto* norm = std::get_if<Norm>(&declaration.kind)) lines(norm->lines);
        if (auto* general = std::get_if<General>(&declaration.kind)) lines(general->lines);
        if (auto* definition = std::get_if<Definition>(&declaration.kind)) versions(definition->versions);
        if (auto* chain = std::get_if<Chain>(&declaration.kind)) chain_lines(chain->lines);
        for (auto& expression : file_.expressions)
            if (auto* group = std::get_if<GroupOf>(&expression.kind)) cases(*group);
        const auto is_cut = [&](const Comment& comment) {
            return std::any_of(removed_.begin(), removed_.end(), [&](const Span& span) {
                return span.begin <= comment.span.begin && comment.span.begin < span.end;
            });
        };
        for (auto& span : removed_) include_comments_before(span);
        std::erase_if(file_.comments, is_cut);
    }

private:
    /// A comment right above a line speaks of it.
    void include_comments_before(Span& span) {
        for (auto comment = file_.comments.rbegin(); comment != file_.comments.rend(); ++comment) {
            if (comment->is_trailing || comment->span.end > span.begin) continue;
            const auto between = source_.substr(comment->span.end, span.begin - comment->span.end);
            const bool is_close = between.find_first_not_of(" \t\r\n") == std::string_view::npos &&
                                  std::count(between.begin(), between.end(), '\n') <= 1;
            if (!is_close) return;
            span.begin = comment->span.begin;
        }
    }

    bool keeps(const Block& block, const Span& span) {
        if (covers(block, day_)) return true;
        removed_.push_back(span);
        return false;
    }

    bool is_wanted(const Span& line) const {
        return wanted_.empty() || std::any_of(wanted_.begin(), wanted_.end(), [&](const Span& place) {
                   return line.begin <= place.begin && place.begin < line.end;
               });
    }

    /// Only lines that say what is required; the head of the norm stays.
    template <typename Line> bool keeps_whole(const Line& line) {
        if (is_wanted(line.span)) return true;
        removed_.push_back(line.span);
        return false;
    }

    bool keeps(const NormLine& line) {
        const auto* not_encoded = std::get_if<NotEncoded>(&line);
        if (not_encoded != nullptr && !keeps_whole(*not_encoded)) return false;
        if (const auto* element = std::get_if<Element>(&line); element && !keeps_whole(*element))
            return false;
        if (const auto* one = std::get_if<Deviation>(&line); one && !keeps_whole(*one)) return false;
        if (const auto* one = std::get_if<Accordingly>(&line); one && !keeps_whole(*one)) return false;
        if (const auto* element = std::get_if<Element>(&line)) return keeps(element->block, element->span);
        if (const auto* deviation = std::get_if<Deviation>(&line))
            return keeps(deviation->block, deviation->span);
        if (const auto* accordingly = std::get_if<Accordingly>(&line))
            return keeps(accordingly->block, accordingly->span);
        const auto* consequence = std::get_if<Consequence>(&line);
        if (consequence == nullptr || !consequence->period || covers(*consequence->period, day_)) return true;
        removed_.push_back(consequence->span);
        return false;
    }

    void lines(std::vector<NormLine>& norm_lines) {
        std::erase_if(norm_lines, [&](const NormLine& line) { return !keeps(line); });
        for (auto& line : norm_lines) {
            if (auto* element = std::get_if<Element>(&line)) ways(element->block);
            if (auto* deviation = std::get_if<Deviation>(&line)) ways(deviation->block);
            if (auto* accordingly = std::get_if<Accordingly>(&line)) ways(accordingly->block);
        }
    }

    /// An entry lasts until the next one, or until its own last day.
    void versions(std::vector<Version>& entries) {
        const Version* current = nullptr;
        for (const Version& entry : entries)
            if (covers(entry.period, day_) &&
                (current == nullptr || !current->period.from ||
                 (entry.period.from && current->period.from->value <= entry.period.from->value)))
                current = &entry;
        const Span kept = current != nullptr ? current->span : Span{};
        std::erase_if(entries, [&](const Version& entry) {
            if (entry.span == kept) return false;
            removed_.push_back(entry.span);
            return true;
        });
    }

    void chain_lines(std::vector<ChainLine>& chain) {
        std::erase_if(chain, [&](const ChainLine& line) {
            if (covers(line.attributes, day_)) return false;
            removed_.push_back(line.span);
            return true;
        });
    }

    void ways(Block& block) {
        std::erase_if(block.lines, [&](const BlockLine& line) {
            const auto* way = std::get_if<Way>(&line.kind);
            return way != nullptr && !keeps(way->block, way->span);
        });
        for (auto& line : block.lines)
            if (auto* way = std::get_if<Way>(&line.kind)) ways(way->block);
    }

    void cases(GroupOf& group) {
        std::erase_if(group.members, [&](const GroupMember& member) {
            const auto* one = std::get_if<Case>(&member);
            return one != nullptr && !keeps(one->block, one->span);
        });
        for (auto& member : group.members)
            if (auto* one = std::get_if<Case>(&member)) ways(one->block);
    }

    File& file_;
    std::string_view source_;
    Date day_;
    const std::vector<Span>& wanted_;
    std::vector<Span> removed_;
};

}  // namespace

File in_force_on(const File& file, std::string_view source, std::size_t index, Date day,
                 const std::vector<Span>& lines) {
    File one = file;
    one.declarations = {file.declarations[index]};
    const Span whole = one.declarations.front().span;
    std::erase_if(one.comments, [&](const Comment& comment) {
        return comment.span.begin < whole.begin || comment.span.begin >= whole.end;
    });
    Cutter(one, source, day, lines).cut(one.declarations.front());
    return one;
}

bool is_in_force(const Declaration& declaration, Date day) {
    if (const auto* definition = std::get_if<Definition>(&declaration.kind))
        return covers(definition->attributes, day);
    if (const auto* chain = std::get_if<Chain>(&declaration.kind)) return covers(chain->attributes, day);
    if (const auto* table = std::get_if<Table>(&declaration.kind)) return covers(table->attributes, day);
    return true;
}

}  // namespace apps
