add_fuzz_target(citation dsl_core)
