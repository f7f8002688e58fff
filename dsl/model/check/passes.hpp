// The passes of check(), in their order. Each reads what the ones before it wrote into the context.
#pragma once

#include "dsl/model/check/context.hpp"

namespace dsl::model::checking {

// collect.cpp, vocabulary.cpp: what is declared, under which name
void collect_acts(Context& context);
void collect_choices(Context& context);
void collect_sources(Context& context);
void collect_facts(Context& context);
void collect_named(
    Context& context);  // judgements, readings, steps, definitions, tables, chains; norms by pointer
void check_used_files_exist(Context& context);  // used_files.cpp: verwendet
void find_known_facts(Context& context);        // status choice, date of birth

// norms.cpp: citations, versions and aims of all norms, before anything refers to them
void read_norm_heads(Context& context);

// definitions.cpp, tables.cpp, chains.cpp, steps.cpp: bodies
void type_tables(Context& context);  // column types first: expressions use them
void read_definitions(Context& context);
void read_tables(Context& context);
void read_chains(Context& context);
void read_vocabulary(Context& context);  // facts, judgements, readings, steps
void read_steps(Context& context);

// norms.cpp, blocks.cpp
void read_norm_bodies(Context& context);
void read_transitions(Context& context);

// over the whole rule book
void check_versions(Context& context);
void check_uses_in_force(Context& context);
void check_targets(Context& context);
void check_chains(Context& context);
void check_cycles(Context& context);
void check_branches(Context& context);
void check_unused(Context& context);
void check_cases(Context& context);
void check_shapes(Context& context);
void check_layers(Context& context);
void check_used_files(Context& context);
void check_cited_places(Context& context);  // citations.cpp

}  // namespace dsl::model::checking
