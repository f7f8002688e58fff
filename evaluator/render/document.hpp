// A report in words, before layout: what every text format shows and in which order. Made once by compose()
// from the explanation, then laid out by text, Markdown and HTML. It holds finished statements, no raw
// values, and decides nothing.
#pragma once

#include <string>
#include <vector>

#include "evaluator/explain/explanation.hpp"
#include "evaluator/render/wording.hpp"

namespace evaluator::render {

struct Field {
    std::string label, value;
};

struct Table {
    std::string caption;
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
    std::vector<bool> is_number;  // per column: aligned to the right
};

struct OpenPoint {
    std::string kind;  // "Angabe fehlt"
    std::string question;
    std::vector<Field> details;
};

/// A requirement or a part of one.
struct Entry {
    Badge badge;
    std::string role;  // "Regelvoraussetzung", "Es genügt auch"; "" where the text says it all
    std::string text;
    std::string citation;
    std::vector<std::string> calculations, facts, notes;
    std::vector<Table> tables;
    std::vector<Entry> parts;
};

/// Answers that settle a norm one way: one line per set.
struct Sufficient {
    std::string lead;
    std::vector<std::string> sets;
    std::string more;  // that there are others; "" = these are all
};

struct Section {
    std::string citation, title;
    Badge badge;
    std::string explanation;
    std::vector<Field> fields;
    std::vector<std::string> obstacles;  // requirements that fail, one line each
    std::vector<OpenPoint> open_points;
    std::vector<Sufficient> sufficient;  // as yes, as no
    std::vector<Entry> entries;
    bool is_brief = false;  // of many norms one that certainly fails: only what makes it fail
};

struct OverviewRow {
    std::string citation, title, open_points, holds;
    Badge badge;
};

/// A contested fact and what its values lead to.
struct Contested {
    struct Line {
        std::string text;
        std::vector<std::string> details;
    };
    std::string title, meaning;
    std::vector<Line> norms;
};

struct Document {
    std::string title;
    std::vector<Field> head;
    std::string notice_title;
    std::vector<std::string> notice;
    std::vector<OverviewRow> overview;
    std::vector<Contested> contested;
    std::vector<Section> sections;
    std::vector<std::string> lapsing;
    std::vector<OverviewRow> not_in_force;
    Table facts;
};

Document compose(const explain::Report& report);

}  // namespace evaluator::render
