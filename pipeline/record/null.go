package record

// Null is a value that may be missing. The zero Null is missing.
type Null[T any] struct {
	V     T
	Valid bool
}

// Some returns a Null that holds v.
func Some[T any](v T) Null[T] { return Null[T]{V: v, Valid: true} }
