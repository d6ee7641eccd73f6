package check

const UnreachableRule = "unreachable-rule"
