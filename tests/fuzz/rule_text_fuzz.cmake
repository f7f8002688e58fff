add_fuzz_target(rule_text dsl_syntax)
