package wasmbuild

import (
	"errors"
	"fmt"
)

// Opcodes of WebAssembly, as far as functions are looked into.
const (
	opBlock        = 0x02
	opLoop         = 0x03
	opIf           = 0x04
	opEnd          = 0x0b
	opBr           = 0x0c
	opBrIf         = 0x0d
	opBrTable      = 0x0e
	opReturn       = 0x0f
	opCall         = 0x10
	opCallIndirect = 0x11
	opUnreachable  = 0x00
	opLocalGet     = 0x20
	opLocalSet     = 0x21
	opLocalTee     = 0x22
	opI32Const     = 0x41
	opI64Const     = 0x42
	opI64Store     = 0x37
	opI64Add       = 0x7c
	opExtend       = 0xad // i64.extend_i32_u

	noResult = 0x40 // type of a block
	typeI32  = 0x7f
	typeI64  = 0x7e
)

// instruction is one of a function's code.
type instruction struct {
	op    byte
	value uint64   // the first operand as it is written: an index, a depth; a constant that is not negative
	table []uint64 // of br_table, with the default
	bytes []byte
}

// opens is 1 for what opens a block, -1 for what closes one, else 0.
func (i *instruction) opens() int {
	switch i.op {
	case opBlock, opLoop, opIf:
		return 1
	case opEnd:
		return -1
	}
	return 0
}

var errInstruction = errors.New("an instruction that Go does not write")

// instructions cuts code, which ends with the function's end.
func instructions(code []byte) ([]instruction, error) {
	all := make([]instruction, 0, len(code)/2)
	for at := 0; at < len(code); {
		i, err := cut(code[at:])
		if err != nil {
			return nil, fmt.Errorf("at %d: %w", at, err)
		}
		all = append(all, i)
		at += len(i.bytes)
	}
	return all, nil
}

// cut returns the instruction with which code begins.
func cut(code []byte) (i instruction, err error) {
	i.op = code[0]
	n := 1
	number := func() (v uint64) { // signed or not
		const most = 10 // bytes
		for shift := 0; n < len(code) && shift < 7*most; shift += 7 {
			c := code[n]
			n++
			v |= uint64(c&0x7f) << shift
			if c < 0x80 {
				return v
			}
		}
		err = errInstruction
		return 0
	}
	skip := func(count int) {
		if n += count; n > len(code) {
			n, err = len(code), errInstruction
		}
	}
	switch op := i.op; {
	case op == opBlock, op == opLoop, op == opIf: // of one byte
		skip(1)
	case op == opBr, op == opBrIf, op == opCall, opLocalGet <= op && op <= 0x24: // branches, call, variables
		i.value = number()
	case op == opBrTable:
		for count := number() + 1; count > 0 && err == nil; count-- {
			i.table = append(i.table, number())
		}
	case op == opCallIndirect, 0x28 <= op && op <= 0x3e: // call_indirect, memory
		i.value = number()
		number()
	case op == 0x3f, op == 0x40, op == opI32Const, op == opI64Const: // memory.size, memory.grow, constants
		i.value = number()
	case op == 0x43:
		skip(4)
	case op == 0x44:
		skip(8)
	case op == 0xfc:
		switch more := number(); {
		case more <= 7:
		case more == 10:
			skip(2)
		case more == 11:
			skip(1)
		default:
			err = errInstruction
		}
	case op <= 0x01, op == 0x05, op == opEnd, op == opReturn, op == 0x1a, op == 0x1b, 0x45 <= op && op <= 0xc4:
	default:
		err = errInstruction
	}
	i.bytes = code[:n]
	return i, err
}
