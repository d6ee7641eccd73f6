package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Things are found as assistive technology finds them: by role and name.

// node waits until there is an element with an accessible role and name.
func (p *page) node(role, name string) {
	p.Helper()
	p.until(fmt.Sprintf("there is a %s %q", role, name), func() (bool, error) {
		found, err := p.accessible(role, name)
		return len(found) > 0, err
	})
}

// names are the accessible names of the elements with a role.
func (p *page) names(role string) []string {
	p.Helper()
	found, err := p.accessible(role, "")
	if err != nil {
		p.Fatal(err)
	}
	var names []string
	for _, n := range found {
		var name string
		if n.Name != nil {
			_ = json.Unmarshal(n.Name.Value, &name) // not a string: no name
		}
		names = append(names, name)
	}
	return names
}

// accessible are the elements with an accessible role and name ("" = any name).
func (p *page) accessible(role, name string) ([]*accessibility.Node, error) {
	return chromedp.Run(p.ctx, func(ctx context.Context, t *chromedp.Target) ([]*accessibility.Node, error) {
		document, err := cdp.Call(ctx, t, runtime.Evaluate, runtime.EvaluateParams{Expression: "document"})
		if err != nil {
			return nil, err
		}
		tree, err := cdp.Call(ctx, t, accessibility.QueryAXTree, accessibility.QueryAXTreeParams{
			ObjectID: document.Result.ObjectID, Role: role, AccessibleName: name,
		})
		if err != nil {
			return nil, err
		}
		return slices.DeleteFunc(tree.Nodes, func(n *accessibility.Node) bool { return n.Ignored }), nil
	})
}
