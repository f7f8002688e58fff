// A document as blocks, before it is laid out on pages: what write_pdf draws and tags. Made from a page
// (read_page.hpp) and from the data behind its pictures (charts.hpp). Plain data; directions follow the
// language of the document, never the block.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace evaluator::render::pdf {

struct Color {
    double red, green, blue;  // 0 to 1
};

/// Colours of a badge; the words of the badge say the same.
enum class Tone : std::uint8_t { None, Neutral, Met, NotMet, AsARule, Waived, NotApplicable, Open };

/// A piece of text in one look. '\n' begins a new line.
struct Run {
    std::string text;
    bool is_bold = false, is_faint = false, is_small = false;
    bool is_german = false;         // inside another language
    bool is_left_to_right = false;  // whatever stands around it
    Tone tone = Tone::None;
};
using Runs = std::vector<Run>;

struct Block;
using Blocks = std::vector<Block>;

struct Heading {
    int level = 1;
    Runs runs;
};
struct Paragraph {
    Runs runs;
    bool is_at_end = false;  // on the far side: date and place of a letter
    bool is_address = false;
};
/// Blocks set apart by a line along their side.
struct Aside {
    Blocks blocks;
    bool is_strong = false;
};
struct List {
    bool is_ordered = false, has_marks = true;
    std::vector<Blocks> items;
};
/// Labels with their values.
struct Fields {
    std::vector<std::pair<Runs, Runs>> rows;
};

struct Cell {
    Runs runs;
    bool is_head = false;
    bool is_number = false;
    bool has_marks = false;  // lines that begin with a mark hang behind it
    std::size_t rows = 1;    // > 1: the rows below have one cell less
};
using TableRow = std::vector<Cell>;
struct Table {
    Runs caption;
    TableRow head;
    std::vector<TableRow> rows;
};

/// Rows of bars over a line of time; places along the line run from 0 to 1.
struct Chart {
    enum class Fill : std::uint8_t { Solid, Blank, Dashes, Stripes, Dots, Blue };
    struct Bar {
        double from = 0, until = 0;
        Fill fill = Fill::Solid;
    };
    struct Row {
        std::string label;
        bool is_bold = false;
        std::vector<Bar> bars;
        std::vector<double> notches;  // renewals of a status
        std::vector<std::pair<double, std::string>> flags;
    };
    struct Line {
        double at = 0;
        std::string text;
    };
    std::vector<Row> rows;
    std::vector<Line> years;
    std::vector<double> versions;  // first days of new law
    std::vector<Line> today;       // at most one
    std::vector<std::pair<Fill, std::string>> legend;
    std::string alternative;  // what it shows, for readers who do not see it
};

/// What follows begins on a new page.
struct PageBreak {};

struct Block {
    std::variant<Heading, Paragraph, Aside, List, Fields, Table, Chart, PageBreak> content;
};

struct Pages {
    std::string title, language = "de";
    bool is_right_to_left = false;
    Blocks blocks;
};

}  // namespace evaluator::render::pdf
