// What needs a person after this run, in words for a message.
const invoices = $('Get results').all().map((item) => item.json).filter((invoice) => invoice.id);
const blocking = (invoice) => (invoice.export.reasons ?? []).filter((reason) => reason.severity === 'blocking');
const attention = invoices.filter((invoice) => invoice.export.status !== 'EXPORTED' || blocking(invoice).length > 0);
const lines = attention.map((invoice) => {
	const reasons = blocking(invoice).map((reason) => `${reason.message} ${reason.hint}`).join(' ');
	return `- ${invoice.number ?? 'without number'} (${invoice.customer.name}): ${reasons || 'no result was recorded'}`;
});
const booked = invoices.filter((invoice) => invoice.export.status === 'EXPORTED').length;
const message = `${attention.length} of ${invoices.length} documents need attention, ${booked} are booked in Exact Online:\n${lines.join('\n')}`;
return [{ json: { count: attention.length, booked, message } }];
