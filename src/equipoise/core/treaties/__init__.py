"""Treaty arithmetic: counting, limits, verification, reductions."""
